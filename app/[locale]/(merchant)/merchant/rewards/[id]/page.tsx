import { notFound } from 'next/navigation'
import { RewardPage } from '@/components/merchant-rewards/reward-page'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { findReward, listRewardChoices } from '@/lib/rewards/staff/queries'
import { rewardIdText } from '@/lib/rewards/staff/schema'
import type { MerchantDetailProps } from '../../merchant-page'

export default async function RewardDetailPage({ params }: MerchantDetailProps) {
  const id = rewardIdText.parse((await params).id)
  const ctx = await staffPage('rewards.read', paths.merchant.reward(id ?? ''))
  const [reward, choices, terms] = await Promise.all([
    id ? findReward(ctx, id) : null,
    listRewardChoices(ctx),
    liveTerms(ctx.at),
  ])
  if (!reward) notFound()
  return (
    <RewardPage
      reward={reward}
      choices={choices}
      timeZone={shopTimeZone()}
      pointsPerUnit={terms.spending.pointsPerUnit}
      mayWrite={may(ctx.actor.staffRole, 'rewards.write')}
    />
  )
}
