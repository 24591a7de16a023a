import type { PocketFlow, StatedPlan, YearFigures } from '@/lib/plan/queries'
import {
  type Flow,
  forecastPoints,
  metersOf,
  monthsOf,
  paceOf,
  plannedBy,
  poolMinor,
  poolPoints,
  sharesOf,
  YOUNG_DAYS,
} from '@/lib/plan/rules'
import type { Budget } from '@/lib/points/budgets/queries'

/** A plan beside what became of it: the pool, its months, its pace and what it costs. */
export function yearOf(plan: StatedPlan, figures: YearFigures, pointsPerUnit: number) {
  const pool = poolPoints(plan, pointsPerUnit)
  const planned = monthsOf(plan, pointsPerUnit)
  const flow = flowOfAll(figures.pockets.filter(({ funding }) => funding === 'marketing'))
  const issued = flow.issuedPoints - flow.takenBackPoints
  const { month, dayOfMonth, daysInMonth } = figures
  const due = month < 0 ? 0 : month > 11 ? pool : plannedBy(planned, month, dayOfMonth, daysInMonth)
  // a month that is over is not granted afterwards: what it did not give needs no budget
  const grantPoints = month in planned && !figures.granted.includes(month + 1) ? planned[month] : undefined
  return {
    pool,
    poolMinor: poolMinor(plan),
    flow,
    issued,
    months: planned.map((points, at) => ({ month: at + 1, planned: points, issued: figures.months[at] ?? 0 })),
    pace: paceOf(pool, due, issued, figures.lastFourWeeks),
    /** where the year ends as it goes; null of a year that is not the one that runs */
    forecastPoints: month in planned ? forecastPoints(issued, figures.lastFourWeeks, daysToYearEnd(figures)) : null,
    meters: metersOf(flow, pointsPerUnit, plan.redemptionBps),
    grant:
      grantPoints === undefined
        ? null
        : { month: month + 1, points: grantPoints, shares: sharesOf(grantPoints, plan.budgetWeights) },
  }
}

export const daysToYearEnd = ({ year, today }: YearFigures) =>
  Math.round((Date.parse(`${year}-12-31`) - Date.parse(today)) / 86_400_000)

/** How many days something has been going, today and its first day counted. */
export const daysGoing = (since: string, { today }: Pick<YearFigures, 'today'>) =>
  Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000) + 1

// what some pockets came to together
function flowOfAll(pockets: readonly PocketFlow[]): Flow {
  const sum = (key: keyof Flow) => pockets.reduce((all, one) => all + one[key], 0)
  return {
    issuedPoints: sum('issuedPoints'),
    takenBackPoints: sum('takenBackPoints'),
    reservedPoints: sum('reservedPoints'),
    redeemedPoints: sum('redeemedPoints'),
    costMinor: sum('costMinor'),
    expiredPoints: sum('expiredPoints'),
    availablePoints: sum('availablePoints'),
  }
}

export type Year = ReturnType<typeof yearOf>

export type Pocket = {
  key: string
  /** of one budget alone: its postings can be shown */
  budgetId?: string
  title: string
  hint?: string
  sharePoints: number | null
  /** of its share, what it ought to have given by today: the year's plan so far, pro rata */
  duePoints: number | null
  flow: Flow | null
  remainingPoints: number | null
  /** it had points to give for so few days that its pace says nothing yet */
  isYoung?: boolean
}

type Words = {
  spend: string
  spendHint: string
  byHand: string
  campaigns: string
  sum: string
  titleOf: (budget: Budget) => string
}

/** Each budget with its share of the plan and what became of what it gave; what has none, and their sum; then what is outside the pool. */
export function pocketsOf(
  plan: StatedPlan | null,
  figures: YearFigures,
  budgets: readonly Budget[],
  year: Pick<Year, 'pool' | 'pace' | 'flow'> | null,
  words: Words,
): Pocket[] {
  const of = (amount: number) => (plan ? sharesOf(amount, plan.budgetWeights) : [])
  const due = new Map(of(year?.pace.plannedPoints ?? 0).map((one) => [one.budgetId, one.points]))
  const shares = new Map(of(year?.pool ?? 0).map((one) => [one.budgetId, one.points]))
  const flowOf = (funding: string, budgetId: string | null) =>
    figures.pockets.find((one) => one.funding === funding && one.budgetId === budgetId) ?? null
  const own = budgets.map((budget) => ({
    key: budget.id,
    budgetId: budget.id,
    title: words.titleOf(budget),
    sharePoints: shares.get(budget.id) ?? 0,
    duePoints: plan ? (due.get(budget.id) ?? 0) : null,
    flow: flowOf('marketing', budget.id),
    remainingPoints: budget.remainingPoints,
    isYoung: budget.fundedOn === null || daysGoing(budget.fundedOn, figures) < YOUNG_DAYS,
  }))
  const none = { sharePoints: null, duePoints: null, remainingPoints: null }
  const others = figures.pockets.filter(
    ({ funding, budgetId }) =>
      funding === 'marketing' && budgetId !== null && budgets.every(({ id }) => id !== budgetId),
  )
  const pockets = [
    ...own,
    ...(others.length > 0 ? [{ ...none, key: 'campaigns', title: words.campaigns, flow: flowOfAll(others) }] : []),
    { ...none, key: 'by-hand', title: words.byHand, flow: flowOf('marketing', null) },
    ...(year
      ? [
          {
            ...none,
            key: 'sum',
            title: words.sum,
            sharePoints: year.pool,
            duePoints: year.pace.plannedPoints,
            flow: year.flow,
          },
        ]
      : []),
    { ...none, key: 'spend', title: words.spend, hint: words.spendHint, flow: flowOf('spend', null) },
  ]
  return pockets.filter(({ key, flow }) => flow !== null || (key !== 'by-hand' && key !== 'spend'))
}
