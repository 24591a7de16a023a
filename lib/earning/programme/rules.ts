import type { Minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { Points } from '@/lib/kernel/points'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import type { SegmentCode, SegmentTerms } from '@/lib/shoppers/segments/rules'
import type { TierTerms } from '@/lib/tiers/rules'

/** One rung of the spend ladder: an order whose base reaches the threshold gets the bonus. */
export type EarningStep = { thresholdMinor: Minor; bonusPoints: Points }

/** Calendar periods of the shop's time zone. */
export type Period = 'day' | 'week' | 'month' | 'year' | 'ever'

export const periods = ['day', 'week', 'month', 'year', 'ever'] as const satisfies readonly Period[]

/** Goods that a rule names: it keeps ids, and is told the slugs and the first titles that they go by when it is read. */
export type Goods = {
  slugs: readonly string[]
  ids?: readonly string[] | undefined
  named?: readonly { titleZh: string; titleEn: string }[] | undefined
}

/** What must be true for a rule to give; a rule asks for all of its conditions. */
export type Condition =
  | { kind: 'order-spend'; atLeastMinor: Minor }
  /** with this order, since the period began */
  | { kind: 'period-spend'; period: Period; atLeastMinor: Minor }
  | { kind: 'first-order' }
  | ({ kind: 'products' } & Goods)
  | ({ kind: 'collections' } & Goods)
  /** what the tiers ask stands beside it as it is read */
  | { kind: 'tier'; tiers: readonly string[]; named?: Goods['named']; terms?: TierTerms | null | undefined }
  /** one of these is enough; what makes them stands beside it as it is read */
  | { kind: 'segment'; segments: readonly SegmentCode[]; terms?: SegmentTerms | null | undefined }
  /** minutes from midnight in the shop's zone; from 22:00 until 02:00 runs over midnight */
  | { kind: 'hours'; fromMinute: number; untilMinute: number }
  /** 1 is Monday */
  | { kind: 'weekday'; days: readonly number[] }
  | { kind: 'month-day'; days: readonly number[] }
  | { kind: 'coupon'; used: boolean }
  | { kind: 'payment-method'; methods: readonly PaymentMethod[] }

export type ConditionKind = Condition['kind']

/** What a rule gives. */
export type Reward =
  | { kind: 'fixed'; points: Points; per: 'order' | 'piece' }
  /** so many points for each whole part: 1 for each ¥1, 1 for each ¥10 */
  | { kind: 'rate'; points: number; perMinor: Minor }
  /** of what the order earned before it: 20,000 is ×2 */
  | { kind: 'multiplier'; bps: number }
  /** the highest step reached, never two */
  | { kind: 'steps'; steps: readonly EarningStep[] }

export type RewardKind = Reward['kind']

export type Deduction = 'discounts' | 'coupons' | 'points' | 'gift-cards'

export const deductions = ['discounts', 'coupons', 'points', 'gift-cards'] as const satisfies readonly Deduction[]

/** What a rule counts on: goods after these deductions, less the tax inside. Shipping never counts. */
export type EarnBase = { after: readonly Deduction[]; taxIncludedBps: number }

/** The most that one shopper gets from one rule in a period. */
export type ShopperLimit = { period: Period; points: number | null; times: number | null }

export type Limits = {
  perShopper: readonly ShopperLimit[]
  coolDownHours: number | null
  /** the most that the rule gives to everybody together */
  totalPoints: number | null
}

export type Trigger = { kind: 'order-paid' } | { kind: 'behaviour'; code: string }

/** What a marketer states: when, if, then, at most. */
export type RuleDefinition = {
  nameZh: string
  nameEn: string
  trigger: Trigger
  conditions: readonly Condition[]
  reward: Reward
  /** lines: only what the rule's products and collections are of counts */
  scope: 'order' | 'lines'
  base: EarnBase
  limits: Limits
  budgetId: string | null
  /** null: as the programme's terms say */
  lot: { pending: PendingTerms; expiry: ExpiryTerms } | null
  /** nothing of lower rank gives once this has given */
  stopsAfter: boolean
  /** the lower number goes first */
  priority: number
}

/** One published version of a rule with its days, as ISO text: it travels to browsers. */
export type Rule = RuleDefinition & { id: string; version: number; startsAt: string | null; endsAt: string | null }

export type Programme = { rules: readonly Rule[] }

export const noLimits: Limits = { perShopper: [], coolDownHours: null, totalPoints: null }

/** The rules in the order in which they give. */
export function inRank(rules: readonly Rule[]): Rule[] {
  return [...rules].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
}

/** A rule as it is kept: how its goods and tiers are called today, and what tiers ask, is no part of it. */
export function withoutTitles<R extends Pick<RuleDefinition, 'conditions'>>(rule: R): R {
  const conditions = rule.conditions.map((one): Condition => {
    if (one.kind === 'tier') return { kind: one.kind, tiers: one.tiers }
    if (one.kind !== 'products' && one.kind !== 'collections') return one
    const { named: _, ...kept } = one
    return kept
  })
  return { ...rule, conditions }
}

/** Whether the budget of a rule can still give the least that the rule gives; without a word of budgets it can. */
export function hasBudgetLeft(
  { budgetId, reward }: Pick<RuleDefinition, 'budgetId' | 'reward'>,
  budgets: Readonly<Record<string, number>> | undefined,
): boolean {
  if (budgetId === null || !budgets) return true
  const least =
    reward.kind === 'fixed' ? reward.points : reward.kind === 'steps' ? (reward.steps[0]?.bonusPoints ?? 1) : 1
  return (budgets[budgetId] ?? 0) >= least
}

export type RuleState = 'draft' | 'coming' | 'live' | 'replaced' | 'ended'

const onceEver: ShopperLimit = { period: 'ever', points: null, times: 1 }

/** A first order comes once: two placed at the same time are not both the first. */
export function withImpliedLimits<R extends RuleDefinition>(rule: R): R {
  const { perShopper } = rule.limits
  const isFirst = rule.conditions.some((one) => one.kind === 'first-order')
  if (!isFirst || perShopper.some((one) => one.period === 'ever' && one.times !== null)) return rule
  return { ...rule, limits: { ...rule.limits, perShopper: [...perShopper, onceEver] } }
}
