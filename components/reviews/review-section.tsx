import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { formatDate } from '@/lib/i18n/format'
import type { ReviewSummary } from '@/lib/reviews/queries'
import { Stars } from './stars'

/** What buyers say of a product, newest first. */
export async function ReviewSection({ reviews, locale }: { reviews: ReviewSummary; locale: string }) {
  const t = await getTranslations('reviews')
  const { count, meanTenths, newest } = reviews
  const mean = meanTenths === null ? null : (meanTenths / 10).toFixed(1)
  return (
    <Section
      title={t('section.title')}
      lead={mean === null ? undefined : `${t('section.mean', { mean })} · ${t('section.count', { count })}`}
      className="mt-14 md:mt-20"
    >
      {newest.length > 0 ? (
        <ul className="grid gap-x-10 md:grid-cols-2">
          {newest.map((review) => (
            <li key={review.id} className="grid content-start gap-1 border-line border-t py-5">
              <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
                <Stars rating={review.rating} label={t('stars', { rating: review.rating })} />
                <span className="font-medium">{review.author}</span>
                <span className="text-ink-muted tabular">{formatDate(review.writtenAt, locale, 'day')}</span>
              </p>
              <p className="whitespace-pre-line break-words">{review.body}</p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('section.none')}</p>
      )}
    </Section>
  )
}
