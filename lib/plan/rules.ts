import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { allocate, MINOR_PER_UNIT, type Minor, minor } from '@/lib/kernel/money'
import { type Points, points } from '@/lib/kernel/points'
import { pointsValueMinor } from '@/lib/points/rules'

/** What a programme is for, before anything is given: to keep people, to win them, to sell more, or to rank them. */
export const goals = ['retention', 'acquisition', 'revenue', 'tiering'] as const
export type Goal = (typeof goals)[number]

/** A year's intention: what share of its revenue may go back as points for behaviour, and when and to whom. */
export type Plan = {
  year: number
  goal: Goal
  /** the year's revenue as it is hoped for */
  revenueMinor: Minor
  /** what of it may be given back for behaviour */
  rateBps: number
  /** how much of what is given will be spent, as far as one can tell */
  redemptionBps: number
  /** January to December; twelve equal ones are an even year */
  monthWeights: readonly number[]
  /** by the budget's id */
  budgetWeights: Readonly<Record<string, number>>
  /** by the rule's id; what no rule gives stands under 'rest'. Empty: no rule was planned */
  ruleWeights: Readonly<Record<string, number>>
}

/** The pool in money: revenue × rate. ¥10,000,000 at 3 % is ¥300,000. */
export function poolMinor({ revenueMinor, rateBps }: Pick<Plan, 'revenueMinor' | 'rateBps'>): Minor {
  return minor(floorFraction(revenueMinor, rateBps, WHOLE_BPS))
}

/** The same in points, at the programme's one ratio: ¥300,000 at 100 points a yuan is 30,000,000. Never typed in. */
export function poolPoints(plan: Pick<Plan, 'revenueMinor' | 'rateBps'>, pointsPerUnit: number): Points {
  return pointsWorth(poolMinor(plan), pointsPerUnit)
}

/** So many points for an amount of money. */
export function pointsWorth(amountMinor: Minor, pointsPerUnit: number): Points {
  return points(floorFraction(amountMinor, pointsPerUnit, MINOR_PER_UNIT))
}

/** Each month's part of the pool; the twelve add up to it. */
export function monthsOf(plan: Plan, pointsPerUnit: number): number[] {
  return allocate(poolPoints(plan, pointsPerUnit), plan.monthWeights)
}

// an amount by weights; the parts add up to it, and what has no weight has no part
function partsOf(amount: number, weights: Readonly<Record<string, number>>): { id: string; points: number }[] {
  const weighted = Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (weighted.length === 0) return []
  const parts = allocate(
    amount,
    weighted.map(([, weight]) => weight),
  )
  return weighted.map(([id], at) => ({ id, points: parts[at] ?? 0 }))
}

export type Share = { budgetId: string; points: number }

/** What each budget gets of an amount, by its weight; the parts add up to it. Budgets without a weight get nothing. */
export function sharesOf(amount: number, budgetWeights: Plan['budgetWeights']): Share[] {
  return partsOf(amount, budgetWeights).map(({ id, points: share }) => ({ budgetId: id, points: share }))
}

/** What no rule gives: campaigns, and what is given by hand. */
export const REST = 'rest'

/** What each rule is to give in each month; of every month they add up to it. Without weights nothing is planned by rule. */
export function rulesOfMonths(months: readonly number[], ruleWeights: Plan['ruleWeights']): Map<string, number[]> {
  const planned = new Map<string, number[]>()
  for (const [at, month] of months.entries())
    for (const { id, points: share } of partsOf(month, ruleWeights)) {
      const own = planned.get(id) ?? months.map(() => 0)
      own[at] = share
      planned.set(id, own)
    }
  return planned
}

/** What the plan meant to have given by the end of a day: whole months, and of the one that runs its part by days. */
export function plannedBy(months: readonly number[], month: number, dayOfMonth: number, daysInMonth: number): Points {
  const before = months.slice(0, month).reduce((sum, one) => sum + one, 0)
  return points(before + floorFraction(months[month] ?? 0, dayOfMonth, daysInMonth))
}

export type Pace = {
  plannedPoints: number
  issuedPoints: number
  /** issued of planned; null while nothing was planned yet */
  paceBps: number | null
  /** days until the pool is empty at the rate of the last four weeks; null: it lasts, or nothing is given */
  daysLeft: number | null
}

/** How fast a pool goes: against its plan so far, and until when it would last. */
export function paceOf(pool: number, plannedPoints: number, issuedPoints: number, lastFourWeeks: number): Pace {
  const left = Math.max(0, pool - issuedPoints)
  return {
    plannedPoints,
    issuedPoints,
    paceBps: plannedPoints > 0 ? floorFraction(issuedPoints, WHOLE_BPS, plannedPoints) : null,
    daysLeft: lastFourWeeks > 0 ? floorFraction(left, 28, lastFourWeeks) : null,
  }
}

/** Within a tenth of the plan is as planned. */
export const NEAR_BPS = 1_000

/** Fewer days say nothing of a pace: of what began so lately no advice is given. */
export const YOUNG_DAYS = 28
const LEAST_DAYS = 7

/** What four weeks come to at the pace since a beginning that may be nearer than that; null: too few days to tell. */
export const fourWeeksOf = (givenPoints: number, days: number): number | null =>
  days >= YOUNG_DAYS
    ? givenPoints
    : days < LEAST_DAYS
      ? null
      : floorFraction(Math.max(0, givenPoints), YOUNG_DAYS, days)

const PERCENT_BPS = 100

/** How far off that is in words: whole percents, but what is not quite all of it never reads as 100 %. */
export function offInPercent(offBps: number): number {
  const whole = Math.round(Math.abs(offBps) / PERCENT_BPS) * PERCENT_BPS
  return whole === WHOLE_BPS ? Math.abs(offBps) : whole
}

/** Where the year ends at the pace of the last four weeks. */
export function forecastPoints(issuedPoints: number, lastFourWeeks: number, yearDaysLeft: number): number {
  return issuedPoints + floorFraction(Math.max(0, lastFourWeeks), yearDaysLeft, 28)
}

export type Flow = {
  issuedPoints: number
  takenBackPoints: number
  /** not usable yet, or set aside for an order */
  reservedPoints: number
  redeemedPoints: number
  /** what the redeemed ones cost the shop, as it was told when they were used */
  costMinor: number
  expiredPoints: number
  availablePoints: number
}

export type Meters = {
  faceMinor: Minor
  reservedMinor: Minor
  expectedMinor: Minor
  realisedMinor: Minor
  redeemedMinor: Minor
}

/**
 * What given points cost: all of them as if spent (face), those that wait (reserved), what will likely be spent of those
 * that still may, with what was (expected), what was (redeemed), and what those have really cost (realised). Each in minor units.
 */
export function metersOf(flow: Flow, pointsPerUnit: number, redemptionBps: number): Meters {
  const cost = (amount: number) => pointsValueMinor(amount, pointsPerUnit)
  const open = flow.availablePoints + flow.reservedPoints
  const likely = Math.max(flow.redeemedPoints, floorFraction(open + flow.redeemedPoints, redemptionBps, WHOLE_BPS))
  return {
    faceMinor: cost(flow.issuedPoints - flow.takenBackPoints),
    reservedMinor: cost(flow.reservedPoints),
    expectedMinor: cost(likely),
    realisedMinor: minor(flow.costMinor),
    redeemedMinor: cost(flow.redeemedPoints),
  }
}
