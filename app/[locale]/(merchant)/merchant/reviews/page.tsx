import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ReviewFilters } from '@/components/merchant-reviews/review-filters'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { reviewFilterSchema } from '@/lib/reviews/schema'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'
import { ReviewResults } from './review-results'

export async function generateMetadata() {
  return { title: (await getTranslations('reviews.desk'))('title') }
}

export default async function ReviewsPage({ searchParams }: MerchantPageProps) {
  const filter = reviewFilterSchema.parse(await searchParams)
  const ctx = await staffPage('reviews.read', paths.merchant.reviews(filter))
  const t = await getTranslations('reviews.desk')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SavedViews ctx={ctx} page="reviews" query={await searchParams} />
      <ReviewFilters filter={filter} />
      <ReviewResults ctx={ctx} filter={filter} />
    </Page>
  )
}
