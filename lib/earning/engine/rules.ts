import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { allocate, type Minor, minor } from '@/lib/kernel/money'
import { noPoints, type Points, points } from '@/lib/kernel/points'
import {
  baseOf,
  type CountedBase,
  countBase,
  type EarnFacts,
  type LineFacts,
  linesOf,
  unmet,
} from '../conditions/rules'
import { type Cut, cutBy, cutByBudget } from '../limits/rules'
import { type ConditionKind, type EarningStep, inRank, type Programme, type Rule } from '../programme/rules'

/** How a rule came to its points, with every number that it took. */
export type Arithmetic =
  | { kind: 'fixed'; points: Points; times: number }
  | { kind: 'rate'; points: number; perMinor: Minor }
  | { kind: 'multiplier'; bps: number; over: 'order' | 'lines'; beforePoints: Points }
  | { kind: 'steps'; step: EarningStep | null }

export type NothingReason = ConditionKind | 'other-trigger' | 'not-now' | 'stopped' | 'limit' | 'too-little'

/** What one rule did to one order. */
export type RuleRow = {
  rule: string
  version: number
  nameZh: string
  nameEn: string
  base: CountedBase
  arithmetic: Arithmetic
  /** before any limit */
  askedPoints: Points
  points: Points
  cut: Cut | null
}

export type Evaluation = {
  points: Points
  /** every rule in its turn; `nothing` says why one gave nothing */
  rows: (RuleRow & { nothing: NothingReason | null })[]
  /** the points of each line of the order: they add up to the whole */
  linePoints: Points[]
}

type Running = { points: Points; linePoints: Points[]; stopped: boolean; budgets: Budgets }

/** What budgets have left; without a word of them they are taken to have enough. */
type Budgets = EarnFacts['budgets']

/** What an order earns: each rule in its turn, floored once, cut by its limits, and told. */
export function evaluate(programme: Programme, facts: EarnFacts): Evaluation {
  const rows: Evaluation['rows'] = []
  let running: Running = {
    points: noPoints,
    linePoints: facts.lines.map(() => noPoints),
    stopped: false,
    budgets: facts.budgets,
  }
  for (const rule of inRank(programme.rules)) {
    const row = judge(rule, facts, running)
    rows.push(row)
    running = {
      points: points(running.points + row.points),
      linePoints: spread(row.points, rule, facts, running.linePoints),
      stopped: running.stopped || (rule.stopsAfter && row.points > 0),
      budgets: lessTaken(running.budgets, rule.budgetId, row.points),
    }
  }
  return { points: running.points, rows, linePoints: running.linePoints }
}

function judge(rule: Rule, facts: EarnFacts, running: Running): Evaluation['rows'][number] {
  const lines = rule.scope === 'lines' ? linesOf(rule, facts.lines) : facts.lines
  const base = countBase(rule.base, lines)
  const arithmetic = reckon(rule, facts, base, running)
  const kept = whyNot(rule, facts, base.baseMinor, running.stopped)
  const asked = kept ? noPoints : pointsOf(arithmetic, base.baseMinor)
  const limited = asked > 0 ? cutBy(rule.limits, facts.shopper?.given[rule.id], facts.at, asked) : null
  const wanted = limited ? limited.leftPoints : asked
  const cut = cutByBudget(roomFor(rule, running.budgets), wanted) ?? limited
  const given = cut ? cut.leftPoints : asked
  return {
    rule: rule.id,
    version: rule.version,
    nameZh: rule.nameZh,
    nameEn: rule.nameEn,
    base,
    arithmetic,
    askedPoints: asked,
    points: given,
    cut,
    nothing: kept ?? (given > 0 ? null : cut ? 'limit' : 'too-little'),
  }
}

const roomFor = ({ budgetId }: Rule, budgets: Budgets): number | null =>
  budgetId && budgets ? (budgets[budgetId] ?? 0) : null

function lessTaken(budgets: Budgets, budgetId: string | null, taken: number): Budgets {
  if (!budgets || budgetId === null || taken === 0) return budgets
  return { ...budgets, [budgetId]: (budgets[budgetId] ?? 0) - taken }
}

/** Whether an order is one that the rule is for, whatever other rules did before it. */
export function meets(rule: Rule, facts: EarnFacts): boolean {
  const lines = rule.scope === 'lines' ? linesOf(rule, facts.lines) : facts.lines
  return whyNot(rule, facts, countBase(rule.base, lines).baseMinor, false) === null
}

function whyNot(rule: Rule, facts: EarnFacts, baseMinor: Minor, stopped: boolean): NothingReason | null {
  if ((rule.trigger.kind === 'behaviour' ? rule.trigger.code : null) !== facts.behaviour) return 'other-trigger'
  if (!isOpen(rule, facts.at)) return 'not-now'
  if (stopped) return 'stopped'
  return unmet(rule, facts, baseMinor)
}

/** A rule gives from its first instant until its end, which is outside. */
export function isOpen({ startsAt, endsAt }: Pick<Rule, 'startsAt' | 'endsAt'>, at: Date): boolean {
  return (
    (startsAt === null || Date.parse(startsAt) <= at.getTime()) &&
    (endsAt === null || at.getTime() < Date.parse(endsAt))
  )
}

function reckon(rule: Rule, facts: EarnFacts, { baseMinor }: CountedBase, running: Running): Arithmetic {
  const { reward, scope } = rule
  switch (reward.kind) {
    case 'fixed':
      return { kind: 'fixed', points: reward.points, times: reward.per === 'piece' ? piecesOf(rule, facts) : 1 }
    case 'rate':
      return { kind: 'rate', points: reward.points, perMinor: reward.perMinor }
    case 'steps':
      return { kind: 'steps', step: reward.steps.findLast((one) => one.thresholdMinor <= baseMinor) ?? null }
    case 'multiplier': {
      const beforePoints = scope === 'lines' ? earnedOn(rule, facts, running) : running.points
      return { kind: 'multiplier', bps: reward.bps, over: scope, beforePoints }
    }
  }
}

/** The points of a row before its limits, from what stands in it. */
export function pointsOf(arithmetic: Arithmetic, baseMinor: Minor): Points {
  switch (arithmetic.kind) {
    case 'fixed':
      return points(arithmetic.points * arithmetic.times)
    case 'rate':
      return points(floorFraction(baseMinor, arithmetic.points, arithmetic.perMinor))
    case 'steps': {
      const { step } = arithmetic
      return step && baseMinor >= step.thresholdMinor ? step.bonusPoints : noPoints
    }
    case 'multiplier':
      return points(floorFraction(arithmetic.beforePoints, Math.max(0, arithmetic.bps - WHOLE_BPS), WHOLE_BPS))
  }
}

/** What rows give, from their operands alone, on top of what was earned before them. */
export function recomputeRows(rows: readonly RuleRow[], before: Points): Points {
  return rows.reduce((sum, row) => points(sum + recomputeRow(row, sum)), before)
}

function recomputeRow({ base, arithmetic, cut }: RuleRow, before: Points): Points {
  const taken =
    arithmetic.kind === 'multiplier'
      ? { ...arithmetic, beforePoints: arithmetic.over === 'order' ? before : least(arithmetic.beforePoints, before) }
      : arithmetic
  const asked = pointsOf(taken, baseOf(base))
  return cut ? least(asked, cut.leftPoints) : asked
}

const least = (a: Points, b: Points): Points => (a < b ? a : b)

const isOf = (rule: Rule, facts: EarnFacts) => {
  const mine = new Set(linesOf(rule, facts.lines))
  return facts.lines.map((line) => rule.scope === 'order' || mine.has(line))
}

const earnedOn = (rule: Rule, facts: EarnFacts, { linePoints }: Running): Points =>
  points(isOf(rule, facts).reduce((sum, mine, i) => sum + (mine ? (linePoints[i] ?? 0) : 0), 0))

const piecesOf = (rule: Rule, facts: EarnFacts): number =>
  linesOf(rule, facts.lines).reduce((sum, line) => sum + line.pieces, 0)

// By what each line counts for; where nothing was paid, by its price.
function spread(given: Points, rule: Rule, facts: EarnFacts, before: Points[]): Points[] {
  if (given === 0 || before.length === 0) return before
  const mine = isOf(rule, facts)
  const weigh = (of: (line: LineFacts) => number) => facts.lines.map((line, i) => (mine[i] ? of(line) : 0))
  const paid = weigh((line) => countBase({ ...rule.base, taxIncludedBps: 0 }, [line]).baseMinor)
  const parts = allocate(given, paid.some((one) => one > 0) ? paid : weigh((line) => line.goodsMinor))
  return before.map((had, i) => points(had + (parts[i] ?? 0)))
}

/** A line of goods with nothing known but what it costs. */
export const plainLine = (goodsMinor: Minor): LineFacts => ({
  productSlug: null,
  collections: [],
  pieces: 1,
  goodsMinor,
  discountMinor: minor(0),
  couponMinor: minor(0),
  pointsMinor: minor(0),
  giftCardMinor: minor(0),
})
