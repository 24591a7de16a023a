import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ClaimChips } from '@/components/merchant-rewards/claim-chips'
import { ClaimTable } from '@/components/merchant-rewards/claim-table'
import { ClaimsFile } from '@/components/merchant-rewards/claims-file'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift } from '@/components/ui/icons'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { countPayouts } from '@/lib/payouts/queries'
import { countQueue, listClaimRows } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import type { MerchantPageProps } from '../../merchant-page'
import { SavedViews } from '../../saved-views'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards-desk'))('claims.title') })

export default async function ClaimsPage({ searchParams }: MerchantPageProps) {
  const asked = claimListSchema.parse(await searchParams)
  const ctx = await staffPage('rewards.read', paths.merchant.claims({ state: asked.state }))
  const t = await getTranslations('rewards-desk')
  const role = ctx.actor.staffRole
  const [{ claims, next }, queue, pay] = await Promise.all([
    listClaimRows(ctx, asked),
    countQueue(ctx),
    may(role, 'payouts.read') ? countPayouts(ctx) : null,
  ])
  return (
    <Page title={t('claims.title')} lead={t('claims.lead')} actions={<ClaimsFile {...asked} />}>
      <RewardTabs at="claims" queue={queue} mayCodes={may(role, 'rewards.codes')} />
      <SavedViews ctx={ctx} page="claims" query={await searchParams} />
      <ClaimChips state={asked.state} toPay={pay && pay.asked + pay.failed} />
      <ClientMessages namespaces={['rewards-desk', 'merchant.ship', 'merchant.form', 'refusals']}>
        {claims.length > 0 ? (
          <ClaimTable
            claims={claims}
            mayShip={may(role, 'rewards.ship')}
            mayVoid={may(role, 'rewards.void')}
            mayRefund={may(role, 'orders.refund')}
          />
        ) : (
          <EmptyState mark={<Gift />} title={t('claims.empty')} />
        )}
      </ClientMessages>
      {next === null ? null : (
        <Link
          href={paths.merchant.claims({ state: asked.state, reward: asked.reward, before: next })}
          className={buttonStyle({ tone: 'outline' })}
        >
          {t('claims.more')}
        </Link>
      )}
    </Page>
  )
}
