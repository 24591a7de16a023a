import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackToAccount } from '@/components/account/back-to-account'
import { Page } from '@/components/layout/page'
import { MyReviewList } from '@/components/reviews/my-review-list'
import { reviewRefusals } from '@/components/reviews/review-refusals'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { myReviews } from '@/lib/reviews/queries'

const words = ['reviews.form', 'reviews.mine', 'behaviours.reviewPoints', ...reviewRefusals] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews')
  return { title: t('title'), robots: { index: false } }
}

export default async function MyReviewsPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  const ctx = await shopperPage(paths.accountReviews())
  const [t, reviewable] = await Promise.all([getTranslations('reviews'), myReviews(ctx)])
  return (
    <Page breadcrumb={<BackToAccount />} title={t('title')} lead={t('lead')} width="narrow">
      <ClientMessages namespaces={words}>
        <MyReviewList reviewable={reviewable} />
      </ClientMessages>
    </Page>
  )
}
