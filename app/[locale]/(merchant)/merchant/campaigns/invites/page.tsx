import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ReviewChips } from '@/components/merchant-invites/review-chips'
import { ReviewTable } from '@/components/merchant-invites/review-table'
import { EmptyState } from '@/components/ui/empty-state'
import { countInviteReviews, listInviteReviews } from '@/lib/campaigns/invite/queries'
import { reviewFilterSchema } from '@/lib/campaigns/invite/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns-desk.invites'))('title') }
}

export default async function InviteReviewsPage({ searchParams }: MerchantPageProps) {
  const asked = reviewFilterSchema.catch('held').parse((await searchParams).show)
  const ctx = await staffPage('campaigns.read', paths.merchant.inviteReviews({ show: asked }))
  const [t, reviews, counts] = await Promise.all([
    getTranslations('campaigns-desk.invites'),
    listInviteReviews(ctx, asked),
    countInviteReviews(ctx),
  ])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ReviewChips show={asked} counts={counts} />
      <ClientMessages namespaces={['campaigns-desk.invites', 'merchant.form', 'refusals']}>
        {reviews.length > 0 ? (
          <ReviewTable reviews={reviews} mayReview={may(ctx.actor.staffRole, 'campaigns.review')} />
        ) : (
          <EmptyState mark="友" title={t('none')}>
            {t('noneBody')}
          </EmptyState>
        )}
      </ClientMessages>
    </Page>
  )
}
