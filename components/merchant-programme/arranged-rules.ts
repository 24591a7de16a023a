import type { ListedRule } from '@/lib/earning/programme/queries'
import type { RuleList } from '@/lib/earning/programme/schema'

type Shown = NonNullable<RuleList['state']>

/** The state that a rule is filed under; a change being written is a draft too. */
export const isIn = (rule: ListedRule, state: Shown): boolean =>
  state === 'draft'
    ? rule.state === 'draft' || rule.hasDraft
    : state === 'ended'
      ? rule.state === 'ended' || rule.state === 'replaced'
      : rule.state === state

/** What was paid on the orders that a rule gave on, and what share of it the points are worth. */
export const rebateOf = ({ givenPoints, paidMinor }: ListedRule, pointsPerUnit: number): number =>
  paidMinor > 0 ? Math.floor((givenPoints * 1_000_000) / (pointsPerUnit * paidMinor)) : 0

/** The rules that were asked for, in the order that was asked for. */
export function arrangedRules(
  rules: readonly ListedRule[],
  { state, sort, q }: RuleList,
  pointsPerUnit: number,
): ListedRule[] {
  const wanted = q.toLowerCase()
  const found = rules.filter(
    (one) =>
      (state === null || isIn(one, state)) &&
      `${one.definition.nameZh} ${one.definition.nameEn}`.toLowerCase().includes(wanted),
  )
  const by: Record<RuleList['sort'], (one: ListedRule) => number> = {
    state: () => 0,
    given: (one) => -one.givenPoints,
    rebate: (one) => -rebateOf(one, pointsPerUnit),
    share: (one) => -one.orders,
    rank: (one) => one.definition.priority,
  }
  return [...found].sort((a, b) => by[sort](a) - by[sort](b))
}
