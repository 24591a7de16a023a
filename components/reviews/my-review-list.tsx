import { useLocale, useTranslations } from 'next-intl'
import { LineImage } from '@/components/cart/line-image'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Star } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Reviewable } from '@/lib/reviews/queries'
import { ReviewForm } from './review-form-client'
import { Stars } from './stars'

/** What one has bought and may speak of; what was not spoken of yet stands first. */
export function MyReviewList({ reviewable }: { reviewable: readonly Reviewable[] }) {
  const t = useTranslations('reviews')
  const locale = useLocale()
  if (reviewable.length === 0) {
    return (
      <EmptyState
        mark={<Star strokeWidth={1.5} />}
        title={t('mine.empty.title')}
        action={<LinkButton href={paths.products()}>{t('mine.empty.action')}</LinkButton>}
      >
        {t('mine.empty.body')}
      </EmptyState>
    )
  }
  return (
    <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-sm">
      {reviewable.map((one) => {
        const title = locale === 'en' ? one.titleEn : one.titleZh
        return (
          <li key={one.productId} className="flex items-center gap-4 border-line border-b p-4 last:border-b-0 md:p-5">
            <LineImage file={one.imageFile} className="size-18 w-18" />
            <div className="grid min-w-0 flex-1 content-start gap-1">
              <Link href={paths.product(one.slug)} prefetch={false} className="font-medium hover:underline">
                {title}
              </Link>
              {one.rating === null ? null : (
                <>
                  <Stars rating={one.rating} label={t('stars', { rating: one.rating })} className="text-sm" />
                  <p className="whitespace-pre-line break-words text-ink-muted">{one.body}</p>
                </>
              )}
              {one.isHidden ? <p className="text-on-warning-soft text-sm">{t('mine.hidden')}</p> : null}
            </div>
            {one.isHidden ? null : (
              <ReviewForm productId={one.productId} title={title} rating={one.rating} body={one.body} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
