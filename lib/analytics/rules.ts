import { WHOLE_BPS } from '@/lib/kernel/basis-points'

/** A year and its leap day: a range is compared with the one before it, so twice this is read. */
export const LONGEST_RANGE_DAYS = 366

/** What happened on one day of the shop's calendar, and what the balances were when it ended. */
export type DayFigures = {
  day: string
  orders: number
  paidMinor: number
  refundedMinor: number
  issuedPoints: number
  takenBackPoints: number
  redeemedPoints: number
  returnedPoints: number
  expiredPoints: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
}

export type Totals = Omit<DayFigures, 'day'> & { revenueMinor: number; averageMinor: number }

const summed = [
  'orders',
  'paidMinor',
  'refundedMinor',
  'issuedPoints',
  'takenBackPoints',
  'redeemedPoints',
  'returnedPoints',
  'expiredPoints',
] as const

/** A day on which nothing happened. */
export const noFigures: Omit<DayFigures, 'day'> = {
  orders: 0,
  paidMinor: 0,
  refundedMinor: 0,
  issuedPoints: 0,
  takenBackPoints: 0,
  redeemedPoints: 0,
  returnedPoints: 0,
  expiredPoints: 0,
  availablePoints: 0,
  pendingPoints: 0,
  heldPoints: 0,
}

/** Days add up; balances are those of the last day. Revenue is what was paid less what was given back. */
export function totalsOf(days: readonly DayFigures[]): Totals {
  const last = days.at(-1) ?? noFigures
  const total = { ...noFigures }
  for (const day of days) for (const name of summed) total[name] += day[name]
  return {
    ...total,
    availablePoints: last.availablePoints,
    pendingPoints: last.pendingPoints,
    heldPoints: last.heldPoints,
    revenueMinor: total.paidMinor - total.refundedMinor,
    averageMinor: total.orders === 0 ? 0 : Math.floor(total.paidMinor / total.orders),
  }
}

export type Change = { direction: 'up' | 'down' | 'level'; difference: number; shareBps: number | null }

/** The way from one figure to the next; the share is left out where there was nothing to compare with. */
export function changeOf(now: number, before: number): Change {
  const difference = now - before
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'level'
  const shareBps = before > 0 ? Math.round((difference * WHOLE_BPS) / before) : null
  return { direction, difference, shareBps }
}

/** How many calendar days lie from one to another, both counted. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1
}
