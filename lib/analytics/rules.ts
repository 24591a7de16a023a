import { WHOLE_BPS } from '@/lib/kernel/basis-points'

/** Ten years: a page reads sums of days, so that a long range costs little more than a short one. */
export const LONGEST_RANGE_DAYS = 3_660

export const ranges = ['today', '7', '30', '90', '365', 'all', 'custom'] as const
export const comparisons = ['previous', 'year'] as const
export const grains = ['day', 'week', 'month'] as const
export type Grain = (typeof grains)[number]

type Wanted = {
  range: (typeof ranges)[number]
  from: string | null
  to: string | null
  compare: (typeof comparisons)[number]
}

/** The days that a page looks at, and those it compares them with; all four are counted in. */
export type Period = {
  from: string
  to: string
  previousFrom: string
  previousTo: string
  /** the last day is today and is not over */
  isPartial: boolean
}

const lastDays = { today: 1, '7': 7, '30': 30, '90': 90, '365': 365 }
const DAY = 86_400_000
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** The calendar day so many days later; earlier when they are below nought. */
export const plusDays = (day: string, days: number): string => dayOf(instantOf(day) + days * DAY)

/** The same day of the month some months later; a day that the month lacks becomes its last. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

const isMonthEnd = (day: string): boolean => plusDays(day, 1).endsWith('-01')
const monthsFrom = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1

/**
 * A range that ends in the future ends today; all days begin with the first on which anything happened. Whole months are compared with as many whole months, whatever their length;
 * other days with as many days right before them, or with the same dates of the year before (29 February with the 28th).
 */
export function periodOf({ range, from, to, compare }: Wanted, today: string, firstDay = today): Period {
  const last = range === 'custom' && to && to < today ? to : today
  const wished = range === 'custom' ? (from ?? last) : range === 'all' ? firstDay : plusDays(today, 1 - lastDays[range])
  const first = wished < last ? wished : last
  const isWholeMonths = first.endsWith('-01') && isMonthEnd(last)
  const back = compare === 'year' ? 12 : monthsFrom(first, last)
  const previousFrom =
    compare === 'year' || isWholeMonths ? plusMonths(first, -back) : plusDays(first, -daysFrom(first, last))
  const previousTo = isWholeMonths
    ? plusDays(plusMonths(plusDays(last, 1), -back), -1)
    : compare === 'year'
      ? plusMonths(last, -12)
      : plusDays(first, -1)
  return { from: first, to: last, previousFrom, previousTo, isPartial: last === today }
}

/** Each day up to a quarter, then weeks, then months: as many points as an eye can tell apart. */
export function usualGrain({ from, to }: Pick<Period, 'from' | 'to'>): Grain {
  const days = daysFrom(from, to)
  return days <= 92 ? 'day' : days <= 366 ? 'week' : 'month'
}

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

/** The figures of some days that lie together; `day` is their first. */
export type SpanFigures = DayFigures & { until: string }

const weekOf = (day: string): string => plusDays(day, -((new Date(instantOf(day)).getUTCDay() + 6) % 7))

/** Days put together by weeks (from Monday) or months. The first and the last may be cut short by the range. */
export function groupedBy(days: readonly DayFigures[], grain: Grain): SpanFigures[] {
  const keyOf = (day: string) => (grain === 'day' ? day : grain === 'week' ? weekOf(day) : day.slice(0, 7))
  const spans: SpanFigures[] = []
  let last = ''
  for (const day of days) {
    const span = spans.at(-1)
    const key = keyOf(day.day)
    if (span && key === last) {
      for (const name of summed) span[name] += day[name]
      const { availablePoints, pendingPoints, heldPoints } = day
      Object.assign(span, { availablePoints, pendingPoints, heldPoints, until: day.day })
    } else spans.push({ ...day, until: day.day })
    last = key
  }
  return spans
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
  return Math.round((instantOf(to) - instantOf(from)) / DAY) + 1
}
