import type { TaxClass } from '@/lib/payouts/rules'
import type { RewardKind, RewardState } from '@/lib/rewards/rules'

/** What the linter knows of a reward that may be a prize. */
export type RewardFacts = {
  id: string
  kind: RewardKind
  state: RewardState
  titleZh: string
  titleEn: string
  image: string | null
  /** how many can still be had or set aside; null: as many as are wanted */
  left: number | null
  costPoints: number
  cashMinor: number
  faceValueMinor: number
  trueCostMinor: number
  /** of a coupon: until when it is given, and how many days it is good for */
  coupon: { endsAt: string | null; validDays: number } | null
  /** of a red packet: what it is to the tax office */
  taxClass: TaxClass | null
}

/** Everything besides the definition that decides what the linter says. */
export type LintFacts = {
  now: string
  pointsPerUnit: number
  rewards: readonly RewardFacts[]
  /** that points may come from */
  budgets: readonly { id: string; remainingPoints: number }[]
  /** in red packets, over a day */
  payouts: { shopDayMinor: number; shopperDayMinor: number }
  /** that the shop asks for age, and for a yes before each draw, whatever a definition says */
  guards: { asksAge: boolean; confirmsEach: boolean }
}

export const rewardOf = (facts: Pick<LintFacts, 'rewards'>, rewardId: string | null): RewardFacts | undefined =>
  facts.rewards.find(({ id }) => id === rewardId)
