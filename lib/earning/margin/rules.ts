import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT, type Minor, minor } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import { type LintNote, note } from '../notes/rules'
import type { Condition, Rule, RuleDefinition } from '../programme/rules'
import { award, type EarningTerms, goodsOnly, type LiveRules } from '../rules'
import { awardOfSample, costOf, paidForGoods, type SampleOrder } from '../sample/rules'

export const DRAFT = { id: '~draft', version: 0, startsAt: null, endsAt: null } as const

/** The programme with a rule in it as if it were in force. */
export function withDraft(terms: EarningTerms, rule: RuleDefinition): EarningTerms & { live: LiveRules } {
  const others = terms.live?.rules ?? []
  const live = { timeZone: 'UTC', readAt: new Date(0).toISOString(), ...terms.live, rules: [...others, drafted(rule)] }
  return { ...terms, live }
}

const drafted = (rule: RuleDefinition): Rule => ({ ...rule, ...DRAFT })

/** Of what was paid, the share that so many points are worth. */
export const rebateBps = (points: number, paidMinor: number, pointsPerUnit: number): number =>
  paidMinor <= 0 ? 0 : floorFraction(points, MINOR_PER_UNIT * WHOLE_BPS, pointsPerUnit * paidMinor)

const SAMPLES = [1_00, 59_00, 199_00, 259_00, 999_00]

/** The most that the whole programme gives back with this rule in it, over orders of some sizes. */
export function steepest(rule: RuleDefinition, terms: EarningTerms, pointsPerUnit: number) {
  // as if everything that the rules ask were so: the dearest case is the one to know
  const whole = withDraft(terms, rule)
  const rules = whole.live.rules.map((one) => ({ ...one, conditions: one.conditions.flatMap(moneyAsked) }))
  const asked = rule.conditions.flatMap((one) =>
    one.kind === 'order-spend' || one.kind === 'period-spend' ? [one.atLeastMinor] : [],
  )
  const steps = rule.reward.kind === 'steps' ? rule.reward.steps.map((one) => one.thresholdMinor) : []
  return [...SAMPLES, ...asked, ...steps]
    .map((amountMinor) => {
      const { points } = award(goodsOnly(minor(amountMinor)), { ...whole, live: { ...whole.live, rules } })
      return { amountMinor, points, rebateBps: rebateBps(points, amountMinor, pointsPerUnit) }
    })
    .reduce((worst, one) => (one.rebateBps > worst.rebateBps ? one : worst))
}

// a goal of a month takes its money too, though not in one order
const moneyAsked = (one: Condition): Condition[] =>
  one.kind === 'order-spend' || one.kind === 'period-spend'
    ? [{ kind: 'order-spend', atLeastMinor: one.atLeastMinor }]
    : []

/** One real order under the programme with the rule in it: what it paid, what it gives back, what is left. */
export type OrderMargin = {
  number: number
  paidMinor: Minor
  /** by this rule alone */
  points: number
  allPoints: number
  backMinor: Minor
  rebateBps: number
  costMinor: Minor | null
  /** what is left of what was paid after tax, the goods' cost and the points' worth; null where the cost is not known */
  leftMinor: Minor | null
}

/** What the rule gives and leaves on the real orders that it reaches. */
export function marginsOf(
  rule: RuleDefinition,
  terms: EarningTerms,
  pointsPerUnit: number,
  orders: readonly SampleOrder[],
): OrderMargin[] {
  const whole = withDraft(terms, rule)
  return orders.flatMap((order) => {
    const { points: allPoints, explanation } = awardOfSample(order, whole)
    const points = explanation.rules?.find((row) => row.rule === DRAFT.id)?.points ?? 0
    if (points === 0) return []
    const [paidMinor, costMinor] = [paidForGoods(order), costOf(order)]
    const backMinor = pointsValueMinor(allPoints, pointsPerUnit)
    const beforeTax = floorFraction(paidMinor, WHOLE_BPS, WHOLE_BPS + terms.taxIncludedBps)
    return {
      number: order.number,
      paidMinor,
      points,
      allPoints,
      backMinor,
      rebateBps: rebateBps(allPoints, paidMinor, pointsPerUnit),
      costMinor,
      leftMinor: costMinor === null ? null : minor(beforeTax - costMinor - backMinor),
    }
  })
}

export type RuleMargin = {
  /** orders that it reached, of how many */
  reached: number
  of: number
  points: number
  paidMinor: Minor
  /** by this rule alone, and by all rules together, on the orders that it reached */
  rebateBps: number
  allRebateBps: number
  /** of the orders whose goods' cost is known: what is left of what was paid, in basis points; null: of none */
  leftBps: number | null
  known: number
}

/** The rule over all real orders at once. */
export function marginOf(margins: readonly OrderMargin[], of: number, pointsPerUnit: number): RuleMargin {
  const sum = (from: readonly OrderMargin[], what: (one: OrderMargin) => number) =>
    from.reduce((all, one) => all + what(one), 0)
  const paid = sum(margins, (one) => one.paidMinor)
  const points = sum(margins, (one) => one.points)
  const known = margins.filter((one) => one.leftMinor !== null)
  const knownPaid = sum(known, (one) => one.paidMinor)
  return {
    reached: margins.length,
    of,
    points,
    paidMinor: minor(paid),
    rebateBps: rebateBps(points, paid, pointsPerUnit),
    allRebateBps: rebateBps(
      sum(margins, (one) => one.allPoints),
      paid,
      pointsPerUnit,
    ),
    leftBps: knownPaid > 0 ? Math.floor((sum(known, (one) => one.leftMinor ?? 0) * WHOLE_BPS) / knownPaid) : null,
    known: known.length,
  }
}

const HIGH_BPS = 2_000

/** Rules, coupon and points stacked on one order: never more back than it brings, and better not more than it leaves. */
export function lintMargin(
  rule: RuleDefinition,
  worst: { amountMinor: number; rebateBps: number },
  margins: readonly OrderMargin[],
): LintNote[] {
  const lost = margins.filter((one) => one.backMinor >= one.paidMinor)
  const [dearest] = [...lost].sort((a, b) => b.rebateBps - a.rebateBps)
  if (dearest) {
    return [
      note('loss', 'reward', {
        orders: lost.length,
        order: dearest.number,
        amountMinor: dearest.paidMinor,
        points: dearest.allPoints,
      }),
    ]
  }
  const below = margins.filter((one) => one.leftMinor !== null && one.leftMinor < 0)
  const [first] = below
  return [
    ...(first
      ? [
          note('below-cost', 'reward', {
            orders: below.length,
            order: first.number,
            amountMinor: 0 - (first.leftMinor ?? 0),
          }),
        ]
      : []),
    ...(worst.rebateBps >= WHOLE_BPS
      ? [note('loss-possible', 'reward', worst)]
      : worst.rebateBps >= HIGH_BPS
        ? [note('rebate-high', 'reward', worst)]
        : []),
    ...(rule.reward.kind === 'fixed' && isForAny(rule) ? [note('tiny-orders', 'limits.perShopper')] : []),
  ]
}

const isForAny = ({ trigger, conditions, limits }: RuleDefinition) =>
  trigger.kind === 'order-paid' &&
  limits.perShopper.length === 0 &&
  !conditions.some(({ kind }) => kind === 'order-spend' || kind === 'first-order')
