import type { PocketFlow, StatedPlan, YearFigures } from '@/lib/plan/queries'
import { metersOf, monthsOf, paceOf, plannedBy, poolMinor, poolPoints, sharesOf } from '@/lib/plan/rules'
import type { Budget } from '@/lib/points/budgets/queries'

/** A plan beside what became of it: the pool, its months, its pace and what it costs. */
export function yearOf(plan: StatedPlan, figures: YearFigures, pointsPerUnit: number) {
  const pool = poolPoints(plan, pointsPerUnit)
  const planned = monthsOf(plan, pointsPerUnit)
  const given = figures.pockets.filter(({ funding }) => funding === 'marketing')
  const sum = (key: keyof Omit<PocketFlow, 'funding' | 'budgetId'>) => given.reduce((all, one) => all + one[key], 0)
  const flow = {
    issuedPoints: sum('issuedPoints'),
    takenBackPoints: sum('takenBackPoints'),
    reservedPoints: sum('reservedPoints'),
    redeemedPoints: sum('redeemedPoints'),
    expiredPoints: sum('expiredPoints'),
    availablePoints: sum('availablePoints'),
  }
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
    meters: metersOf(flow, pointsPerUnit, plan.redemptionBps),
    grant:
      grantPoints === undefined
        ? null
        : { month: month + 1, points: grantPoints, shares: sharesOf(grantPoints, plan.budgetWeights) },
  }
}

export type Year = ReturnType<typeof yearOf>

export type Pocket = {
  key: string
  title: string
  hint?: string
  sharePoints: number | null
  flow: PocketFlow | null
  remainingPoints: number | null
}

type Words = { spend: string; spendHint: string; byHand: string; titleOf: (budget: Budget) => string }

/** Each budget with its share of the plan and what became of what it gave; then what is outside the pool. */
export function pocketsOf(
  plan: StatedPlan | null,
  figures: YearFigures,
  budgets: readonly Budget[],
  pool: number,
  words: Words,
): Pocket[] {
  const shares = new Map(plan ? sharesOf(pool, plan.budgetWeights).map((one) => [one.budgetId, one.points]) : [])
  const flowOf = (funding: string, budgetId: string | null) =>
    figures.pockets.find((one) => one.funding === funding && one.budgetId === budgetId) ?? null
  const own = budgets.map((budget) => ({
    key: budget.id,
    title: words.titleOf(budget),
    sharePoints: shares.get(budget.id) ?? 0,
    flow: flowOf('marketing', budget.id),
    remainingPoints: budget.remainingPoints,
  }))
  const outside = [
    { key: 'by-hand', title: words.byHand, flow: flowOf('marketing', null) },
    { key: 'spend', title: words.spend, hint: words.spendHint, flow: flowOf('spend', null) },
  ].filter(({ flow }) => flow !== null)
  return [...own, ...outside.map((one) => ({ ...one, sharePoints: null, remainingPoints: null }))]
}
