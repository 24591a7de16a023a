import { floorFraction } from '@/lib/kernel/fraction'
import { type LadderHistory, type LadderLine, measuredBps, placeOf, spanDays, together } from '../ladder/rules'

/** The shortest motivate most: half of the shoppers should be able to take something so soon (samples of creams: a week or two). */
export const FIRST_RUNG_DAYS = 14
/** What is so many times dearer than the rung below stands alone. */
const WIDE_GAP = 3
/** Fewer shoppers than this say little. */
export const FEW_SHOPPERS = 20
const FAR_BPS = 100
const SOON_DAYS = 90

export type Advice =
  | { code: 'no-rungs' }
  | { code: 'few-shoppers'; shoppers: number }
  | { code: 'first-near'; points: number; days: number }
  | { code: 'first-far'; points: number; days: number }
  | { code: 'first-never'; points: number }
  | { code: 'try-first'; points: number; days: number }
  | { code: 'wide-gap'; low: number; high: number; middle: number }
  | { code: 'top-far'; points: number }
  | { code: 'over-plan'; costMinor: number; leftMinor: number }
  | { code: 'within-plan'; costMinor: number; leftMinor: number }
  | { code: 'budget-ends'; points: number; days: number }

/** What the plan leaves for the rest of its year. */
export type PlanLeft = { leftMinor: number; daysLeft: number }

/** What the ladder needs, in order of weight: nothing is said of what is as it should be, but of the first rung and the plan. */
export function adviseLadder(
  history: LadderHistory,
  lines: readonly LadderLine[],
  plan: PlanLeft | null,
): readonly Advice[] {
  const everybody = together(history.segments)
  const first = lines[0]
  if (!first) return [{ code: 'no-rungs' }]
  return [
    ...(everybody.shoppers < FEW_SHOPPERS ? [{ code: 'few-shoppers' as const, shoppers: everybody.shoppers }] : []),
    ...ofFirst(history, first),
    ...ofGaps(lines),
    ...ofTop(history, lines),
    ...ofPlan(lines, plan),
    ...ofBudgets(lines),
  ]
}

function ofFirst(history: LadderHistory, { rung, reach }: LadderLine): Advice[] {
  const points = rung.costPoints
  const everybody = together(history.segments)
  const half = halfOf(history, points)
  if (half !== null && half <= FIRST_RUNG_DAYS) return [{ code: 'first-near', points, days: half }]
  if (everybody.shoppers === 0 || reach.able === 0) return half === null ? [{ code: 'first-never', points }] : []
  const better = dearestFor(history, FIRST_RUNG_DAYS)
  return [
    half === null ? { code: 'first-never', points } : { code: 'first-far', points, days: half },
    ...(better === null ? [] : [{ code: 'try-first' as const, points: better, days: FIRST_RUNG_DAYS }]),
  ]
}

function halfOf({ cuts, segments }: LadderHistory, points: number): number | null {
  const shares = measuredBps(together(segments), placeOf(cuts, points))
  return spanDays[shares.findIndex((share) => share !== null && share >= 5_000)] ?? null
}

/** The dearest price that half of the shoppers reach in so many days; null when there is none. */
export function dearestFor({ cuts, segments }: LadderHistory, days: (typeof spanDays)[number]): number | null {
  const people = together(segments)
  const span = spanDays.indexOf(days)
  // who reaches a price reaches every lower one, so that the last of those reached by half is looked for by halving
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((measuredBps(people, middle)[span] ?? 0) >= 5_000) low = middle
    else high = middle - 1
  }
  return low === 0 ? null : (cuts[low - 1] ?? null)
}

function ofGaps(lines: readonly LadderLine[]): Advice[] {
  return lines.slice(1).flatMap(({ rung }, i) => {
    const [low, high] = [lines[i]?.rung.costPoints ?? 0, rung.costPoints]
    return high >= low * WIDE_GAP ? [{ code: 'wide-gap' as const, low, high, middle: between(low, high) }] : []
  })
}

/** A price as far above the lower as the higher is above it, with no more than two digits that say something. */
export function between(low: number, high: number): number {
  const middle = Math.sqrt(low * high)
  const step = 10 ** Math.max(0, Math.floor(Math.log10(middle)) - 1)
  return Math.round(middle / step) * step
}

function ofTop({ cuts, segments }: LadderHistory, lines: readonly LadderLine[]): Advice[] {
  const top = lines.at(-1)?.rung.costPoints
  if (top === undefined || lines.length < 2) return []
  const shares = measuredBps(together(segments), placeOf(cuts, top)).filter((share) => share !== null)
  const most = shares.at(-1)
  return most !== undefined && shares.length === spanDays.length && most < FAR_BPS
    ? [{ code: 'top-far', points: top }]
    : []
}

/** What all rungs cost in a year. */
export const yearlyCostOf = (lines: readonly LadderLine[]): number =>
  lines.reduce((sum, { yearly }) => sum + (yearly.costMinor ?? 0), 0)

function ofPlan(lines: readonly LadderLine[], plan: PlanLeft | null): Advice[] {
  if (!plan) return []
  const costMinor = floorFraction(yearlyCostOf(lines), plan.daysLeft, 365)
  return [{ code: costMinor > plan.leftMinor ? 'over-plan' : 'within-plan', costMinor, leftMinor: plan.leftMinor }]
}

function ofBudgets(lines: readonly LadderLine[]): Advice[] {
  return lines.flatMap(({ rung, yearly }) =>
    yearly.budgetDays !== null && yearly.budgetDays < SOON_DAYS
      ? [{ code: 'budget-ends' as const, points: rung.costPoints, days: yearly.budgetDays }]
      : [],
  )
}
