import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { ClaimChips } from '@/components/merchant-rewards/claim-chips'
import { ClaimDays } from '@/components/merchant-rewards/claim-days'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { countPayouts } from '@/lib/payouts/queries'
import { countQueue } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'
import { ClaimResults } from './claim-results'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards-desk'))('claims.title') })

export default async function ClaimsPage({ searchParams }: MerchantPageProps) {
  const asked = claimListSchema.parse(await searchParams)
  const ctx = await staffPage('rewards.read', paths.merchant.claims(asked))
  const t = await getTranslations('rewards-desk')
  const role = ctx.actor.staffRole
  const [queue, pay] = await Promise.all([countQueue(ctx), may(role, 'payouts.read') ? countPayouts(ctx) : null])
  const { state, reward, of, from, to } = asked
  const file = may(role, 'rewards.ship') ? 'claims-to-send' : 'claims'
  return (
    <Page
      title={t('claims.title')}
      lead={t('claims.lead')}
      actions={<ExportButtons name={file} filter={{ state, reward, of, from, to }} />}
    >
      <RewardTabs at="claims" queue={queue} mayCodes={may(role, 'rewards.codes')} />
      <SavedViews ctx={ctx} page="claims" query={await searchParams} />
      <ClaimChips asked={asked} toPay={pay && pay.asked + pay.failed} />
      <ClaimDays asked={asked} />
      <ClaimResults ctx={ctx} asked={asked} />
    </Page>
  )
}
