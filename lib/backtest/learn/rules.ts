import { drawn } from '../bootstrap/rules'

/** Points of our own lots at one age, in steps of thirty days: what was there when it began, and what was spent in it. */
export type AgeSeen = { month: number; atRiskPoints: number; spentPoints: number }

/** What our own ledger has seen of how points are spent. */
export type SpendingSeen = { lots: number; shoppers: number; spentLots: number; ages: readonly AgeSeen[] }

export type Learnt =
  | { kind: 'learnt'; monthly: number[]; withinYearBps: number; lots: number; shoppers: number; months: number }
  /** not enough has been seen: what there is, and what it takes */
  | { kind: 'too-little'; of: 'lots' | 'shoppers' | 'spentLots' | 'months'; has: number; needs: number }

const NEEDS = { lots: 200, shoppers: 50, spentLots: 20, months: 3 } as const
const PARTS = 1_000_000
const DAYS_A_MONTH = 30
const MOST_MONTHS = 36

/**
 * Which share of the points that are left is spent in each thirty days of their age. Ages that nobody's points have reached
 * yet go on as the last three that were seen.
 */
export function learnt({ lots, shoppers, spentLots, ages }: SpendingSeen): Learnt {
  const seen = ages.filter(({ atRiskPoints }) => atRiskPoints > 0)
  const has = { lots, shoppers, spentLots, months: seen.length }
  for (const what of ['lots', 'shoppers', 'spentLots', 'months'] as const)
    if (has[what] < NEEDS[what]) return { kind: 'too-little', of: what, has: has[what], needs: NEEDS[what] }
  const share = ({ atRiskPoints, spentPoints }: AgeSeen) =>
    Math.min(PARTS, Math.floor((Math.max(0, spentPoints) * PARTS) / atRiskPoints))
  const monthly = seen.map(share)
  const last = monthly.slice(-3)
  const later = Math.floor(last.reduce((sum, one) => sum + one, 0) / last.length)
  while (monthly.length < MOST_MONTHS) monthly.push(later)
  const left = monthly.slice(0, 12).reduce((rest, one) => rest * (1 - one / PARTS), 1)
  return {
    kind: 'learnt',
    monthly,
    withinYearBps: Math.round((1 - left) * 10_000),
    lots,
    shoppers,
    months: seen.length,
  }
}

/** After how many days the points of an order are spent, by a die of its own; null: they never are. */
export function spendsAfterDays(monthly: readonly number[], seed: number, order: string): number | null {
  const month = monthly.findIndex((share, n) => drawn(seed, `${order}:${n}`) < share)
  // somewhere in its thirty days
  return month < 0 ? null : month * DAYS_A_MONTH + 1 + (drawn(seed, `${order}:day`) % (DAYS_A_MONTH - 1))
}
