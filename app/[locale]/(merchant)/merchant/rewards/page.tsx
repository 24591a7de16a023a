import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { LowPools } from '@/components/merchant-rewards/low-pools'
import { RewardShelf } from '@/components/merchant-rewards/reward-shelf'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { Plus } from '@/components/ui/icons'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { countLowPools } from '@/lib/rewards/codes/queries'
import { countQueue, listRewards } from '@/lib/rewards/staff/queries'
import { rewardListSchema } from '@/lib/rewards/staff/schema'
import { wishCounts } from '@/lib/rewards/wishes/queries'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards-desk'))('title') })

export default async function RewardsDeskPage({ searchParams }: MerchantPageProps) {
  const asked = rewardListSchema.parse(await searchParams)
  const ctx = await staffPage('rewards.read', paths.merchant.rewards(asked))
  const t = await getTranslations('rewards-desk')
  const [rewards, queue, low, terms, wishes] = await Promise.all([
    listRewards(ctx, asked),
    countQueue(ctx),
    countLowPools(ctx),
    liveTerms(ctx.at),
    wishCounts(ctx),
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
      <RewardTabs at={asked.state ?? 'live'} queue={queue} mayCodes={may(role, 'rewards.codes')} />
      <SavedViews ctx={ctx} page="rewards" query={await searchParams} />
      {low > 0 ? <LowPools count={low} /> : null}
      <RewardShelf
        asked={asked}
        create={create}
        rewards={rewards}
        wishes={Object.fromEntries([...wishes].map(([id, one]) => [id, one.wishes]))}
        pointsPerUnit={terms.spending.pointsPerUnit}
        timeZone={shopTimeZone()}
        mayWrite={mayWrite}
      />
    </Page>
  )
}
