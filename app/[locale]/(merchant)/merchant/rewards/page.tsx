import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { LowPools } from '@/components/merchant-rewards/low-pools'
import { RewardTable } from '@/components/merchant-rewards/reward-table'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { Gift, Plus } from '@/components/ui/icons'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { countLowPools } from '@/lib/rewards/codes/queries'
import { countToSend, listRewards } from '@/lib/rewards/staff/queries'
import type { MerchantPageProps } from '../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards-desk'))('title') })

export default async function RewardsDeskPage({ searchParams }: MerchantPageProps) {
  const archived = (await searchParams).state === 'archived'
  const ctx = await staffPage('rewards.read', paths.merchant.rewards({ state: archived ? 'archived' : null }))
  const t = await getTranslations('rewards-desk')
  const [rewards, toSend, low, terms] = await Promise.all([
    listRewards(ctx, { archived }),
    countToSend(ctx),
    countLowPools(ctx),
    liveTerms(ctx.at),
  ])
  const role = ctx.actor.staffRole
  const mayWrite = may(role, 'rewards.write')
  const create = mayWrite ? (
    <LinkButton href={paths.merchant.newReward()}>
      <Plus aria-hidden="true" />
      {t('create')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <RewardTabs at={archived ? 'archived' : 'live'} toSend={toSend} mayCodes={may(role, 'rewards.codes')} />
      {low > 0 ? <LowPools count={low} /> : null}
      <ClientMessages namespaces={['rewards-desk', 'refusals']}>
        {rewards.length > 0 ? (
          <RewardTable rewards={rewards} pointsPerUnit={terms.spending.pointsPerUnit} mayWrite={mayWrite} />
        ) : (
          <EmptyState
            mark={<Gift />}
            title={t(archived ? 'empty.archived' : 'empty.title')}
            action={archived ? null : create}
          >
            {archived ? null : t('empty.body')}
          </EmptyState>
        )}
      </ClientMessages>
    </Page>
  )
}
