import type { Effects } from '@/lib/analytics/doctor/queries'
import type { Finding, Lever } from '@/lib/analytics/doctor/rules'
import { paths } from '@/lib/paths'

/** Where a lever is pulled, with what the doctor would write already written where the form can be begun so. */
export function leverHref({ lever, subject }: Finding, { rung }: Effects): string {
  const { merchant } = paths
  const reward = merchant.newReward(rung ? { cost: rung.costPoints } : {})
  const hrefs: Record<Lever, string> = {
    'cheaper-reward': reward,
    'first-reward': reward,
    'other-rewards': merchant.ladder(),
    'show-points': merchant.newCampaign({ preset: 'every-draw-wins' }),
    'dearer-rewards': merchant.ladder(),
    'spending-terms': merchant.newPointsRules(),
    earning: merchant.programme(),
    plan: merchant.plan(),
    'expiry-campaign': merchant.newCampaign({ preset: 'every-draw-wins' }),
    stock: subject ? merchant.reward(subject.id) : merchant.rewards(),
    codes: merchant.codes(),
    invites: merchant.inviteReviews(),
  }
  return hrefs[lever]
}
