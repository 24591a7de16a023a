import { lintNeighbours } from '../conflicts/rules'
import { couponLoops, loops, worthMore } from '../loops/rules'
import { lintMargin, marginsOf, steepest } from '../margin/rules'
import { isBlocking, type LintNote, note } from '../notes/rules'
import type { Condition, RuleDefinition } from '../programme/rules'
import type { EarningTerms } from '../rules'
import type { BoughtCoupon, SampleOrder, Volume } from '../sample/rules'
import { lintSchedule, type Schedule } from '../schedule/rules'
import { dailyForecast, lintVolume, type Room } from '../volume/rules'

/** What a rule is looked over with: the programme that it joins, when it shall give, and the shop's real orders. */
export type Looked = {
  /** the programme without this rule */
  terms: EarningTerms
  pointsPerUnit: number
  schedule: Schedule
  orders: readonly SampleOrder[]
  volume: Volume
  coupons: readonly BoughtCoupon[]
  /** how many of the goods that it names can be bought, by slug: what is not there is gone */
  pieces: Readonly<Record<string, number>>
  /** points left in the budget that the rule takes from; null: it takes from none */
  budgetRoom: number | null
  /** what the rule gave so far, which its own total counts */
  givenPoints: number
}

/** What the budget of a rule has left; null: it takes from none. One that is not there has nothing. */
export const roomIn = (
  { budgets }: { budgets: readonly { id: string; remainingPoints: number }[] },
  { budgetId }: Pick<RuleDefinition, 'budgetId'>,
): number | null => (budgetId === null ? null : (budgets.find(({ id }) => id === budgetId)?.remainingPoints ?? 0))

/** Looks a rule over beside the rules that stand: what keeps it from being published first. */
export function lintRule(rule: RuleDefinition, looked: Looked): LintNote[] {
  const { terms, pointsPerUnit, orders, volume, coupons, schedule } = looked
  const notes = [
    ...lintSchedule(rule, schedule),
    ...goodsThere(rule, looked),
    // the sample does not know who was of which segment when it was placed
    ...(rule.conditions.some(({ kind }) => kind === 'segment') ? [note('segment-as-all', 'conditions.segment')] : []),
    ...lintNeighbours(rule, terms),
    ...worthMore(rule, pointsPerUnit),
    ...couponLoops(rule, terms, coupons),
    ...lintMargin(rule, steepest(rule, terms, pointsPerUnit), marginsOf(rule, terms, pointsPerUnit, orders)),
    ...loops(rule),
    ...limitsFit(rule),
    ...lintVolume(dailyForecast(rule, terms, orders, volume), roomsOf(rule, looked)),
  ]
  return [...notes.filter(isBlocking), ...notes.filter((one) => !isBlocking(one))]
}

function goodsThere({ conditions }: RuleDefinition, { pieces }: Looked): LintNote[] {
  return conditions.flatMap((one: Condition) => {
    if (one.kind !== 'products' && one.kind !== 'collections') return []
    const path = `conditions.${one.kind}` as const
    const there = one.slugs.filter((slug) => pieces[`${one.kind}:${slug}`] !== undefined)
    const asked = one.ids?.length ?? one.slugs.length
    if (there.length === 0) return [note('goods-gone', path)]
    if (there.length < asked) return [note('goods-some-gone', path, { orders: asked - there.length })]
    return there.some((slug) => pieces[`${one.kind}:${slug}`] === 0) ? [note('goods-empty', path)] : []
  })
}

function limitsFit({ reward, limits, conditions }: RuleDefinition): LintNote[] {
  const gift = reward.kind === 'fixed' ? reward.points : 0
  const tight = limits.perShopper.find((one) => one.points !== null && one.points < gift)
  const isGoal = conditions.some((one) => one.kind === 'period-spend')
  return [
    ...(tight ? [note('limit-below-gift', 'limits.perShopper', { points: gift, room: tight.points ?? 0 })] : []),
    ...(limits.totalPoints !== null && limits.totalPoints < gift
      ? [note('limit-below-gift', 'limits.totalPoints', { points: gift, room: limits.totalPoints })]
      : []),
    ...(isGoal && limits.perShopper.every((one) => one.times === null) ? [note('repeats', 'limits.perShopper')] : []),
  ]
}

function roomsOf({ limits }: RuleDefinition, { budgetRoom, givenPoints }: Looked): Room[] {
  return [
    ...(limits.totalPoints === null
      ? []
      : [{ path: 'limits.totalPoints', points: Math.max(0, limits.totalPoints - givenPoints) } as const]),
    ...(budgetRoom === null ? [] : [{ path: 'budgetId', points: budgetRoom } as const]),
  ]
}
