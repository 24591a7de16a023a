import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { ReviewFilters } from '@/components/merchant-reviews/review-filters'
import { ReviewTable } from '@/components/merchant-reviews/review-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Star } from '@/components/ui/icons'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { listReviews, REVIEWS_A_PAGE } from '@/lib/reviews/queries'
import { reviewFilterSchema } from '@/lib/reviews/schema'
import type { MerchantPageProps } from '../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('reviews.desk'))('title') }
}

export default async function ReviewsPage({ searchParams }: MerchantPageProps) {
  const filter = reviewFilterSchema.parse(await searchParams)
  const ctx = await staffPage('reviews.read', paths.merchant.reviews(filter))
  const t = await getTranslations('reviews.desk')
  const found = await listReviews(ctx, filter)
  const reviews = found.slice(0, REVIEWS_A_PAGE)
  const before = found.length > reviews.length ? reviews.at(-1)?.writtenAt.toISOString() : undefined
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ReviewFilters show={filter.show} />
      {reviews.length > 0 ? (
        <ReviewTable reviews={reviews} mayModerate={may(ctx.actor.staffRole, 'reviews.moderate')} />
      ) : (
        <EmptyState mark={<Star strokeWidth={1.5} />} title={t('empty.title')}>
          {t('empty.body')}
        </EmptyState>
      )}
      <div className="mt-6 flex justify-center gap-2">
        {filter.before ? (
          <LinkButton href={paths.merchant.reviews({ show: filter.show })} tone="ghost">
            {t('newest')}
          </LinkButton>
        ) : null}
        {before ? (
          <LinkButton href={paths.merchant.reviews({ show: filter.show, before })} tone="outline">
            {t('older')}
          </LinkButton>
        ) : null}
      </div>
    </Page>
  )
}
