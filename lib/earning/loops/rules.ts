import { minor } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import { DRAFT } from '../margin/rules'
import { type LintNote, note } from '../notes/rules'
import type { RuleDefinition } from '../programme/rules'
import { award, type EarningTerms, goodsOnly } from '../rules'
import type { BoughtCoupon } from '../sample/rules'

type Stated = Pick<RuleDefinition, 'reward' | 'base' | 'conditions'>

/** Points that earn points: what points or gift cards paid for counts again. */
export function loops({ reward, base }: Stated): LintNote[] {
  if (reward.kind !== 'rate') return []
  return [
    ...(base.after.includes('points') ? [] : [note('points-loop', 'base')]),
    ...(base.after.includes('gift-cards') ? [] : [note('gift-card-loop', 'base')]),
  ]
}

/** A point must never be worth more than the money it was earned with. */
export function worthMore({ reward, conditions }: Stated, pointsPerUnit: number): LintNote[] {
  const worth = (points: number) => pointsValueMinor(points, pointsPerUnit)
  const bad = (points: number, forMinor: number) =>
    worth(points) >= forMinor ? [note('worth-more', 'reward', { points, amountMinor: forMinor })] : []
  if (reward.kind === 'rate') return bad(reward.points, reward.perMinor)
  if (reward.kind === 'steps') {
    return reward.steps.flatMap((step) => bad(step.bonusPoints, step.thresholdMinor)).slice(0, 1)
  }
  const asked = conditions.find((one) => one.kind === 'order-spend')
  return reward.kind === 'fixed' && asked ? bad(reward.points, asked.atLeastMinor) : []
}

/** A coupon bought with points whose order earns its price back by this rule: it could be bought for ever. */
export function couponLoops(rule: RuleDefinition, terms: EarningTerms, coupons: readonly BoughtCoupon[]): LintNote[] {
  if (rule.conditions.some((one) => one.kind === 'coupon' && !one.used) || isCounted(rule)) return []
  return coupons
    .filter(({ costPoints, fromMinor, offMinor }) => {
      const order = { ...goodsOnly(fromMinor), couponMinor: minor(Math.min(offMinor, fromMinor)) }
      const meant = { ...rule, ...DRAFT, conditions: rule.conditions.filter((one) => one.kind === 'order-spend') }
      const rules = rule.reward.kind === 'multiplier' ? [...(terms.live?.rules ?? []), meant] : [meant]
      const live = { timeZone: 'UTC', readAt: new Date(0).toISOString(), rules }
      const given = award(order, { ...terms, live }, { couponUsed: true }).explanation.rules
      return (given?.find((row) => row.rule === DRAFT.id)?.points ?? 0) >= costPoints
    })
    .slice(0, 1)
    .map(({ titleZh, titleEn, costPoints, fromMinor }) =>
      note('coupon-loop', 'reward', { titleZh, titleEn, points: costPoints, amountMinor: fromMinor }),
    )
}

// given a counted number of times, or for a goal that takes many orders, nothing goes round for ever
const isCounted = ({ limits, conditions }: RuleDefinition) =>
  limits.perShopper.some((one) => one.times !== null) ||
  conditions.some(({ kind }) => kind === 'first-order' || kind === 'period-spend')
