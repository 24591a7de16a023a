import { RewardPage } from '@/components/merchant-rewards/reward-page'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { findReward, listRewardChoices } from '@/lib/rewards/staff/queries'
import { newRewardSchema } from '@/lib/rewards/staff/schema'
import type { MerchantPageProps } from '../../merchant-page'

export default async function NewRewardPage({ searchParams }: MerchantPageProps) {
  const asked = newRewardSchema.parse(await searchParams)
  const { from } = asked
  const ctx = await staffPage('rewards.write', paths.merchant.newReward(asked))
  const [copied, choices, terms] = await Promise.all([
    from ? findReward(ctx, from) : null,
    listRewardChoices(ctx),
    liveTerms(ctx.at),
  ])
  return (
    <RewardPage
      reward={copied}
      isCopy
      tried={asked}
      choices={choices}
      timeZone={shopTimeZone()}
      pointsPerUnit={terms.spending.pointsPerUnit}
      mayWrite
    />
  )
}
