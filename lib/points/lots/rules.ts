import { dayIn, dayStartIn, endOfDayAfterDays, endOfDayAfterMonths, keptForTheDay } from '@/lib/kernel/time'

/** How long points are good, counted from the day on which they become usable. */
export type ExpiryTerms =
  | { kind: 'rolling-days'; days: number }
  | { kind: 'rolling-months'; months: number }
  /** the next such day of a year, as MM-DD; 02-29 is the last day of every February */
  | { kind: 'fixed-date'; monthDay: string }
  | { kind: 'end-of-month'; monthsAfter: number }
  | { kind: 'end-of-year'; yearsAfter: number }
  /** so many days after the shopper last earned or spent */
  | { kind: 'idle'; days: number }
  | { kind: 'never' }

export type ExpiryKind = ExpiryTerms['kind']

/** When earned points become usable: so many days after payment, or on an event of the order's delivery. */
export type PendingTerms = { kind: 'days'; days: number } | { kind: 'delivered' } | { kind: 'return-window' }

export type PendingKind = PendingTerms['kind']

/** The event that a lot waits for when no day is known yet. */
export type ReleaseEvent = Exclude<PendingKind, 'days'>

export const expiryKinds = [
  'rolling-months',
  'rolling-days',
  'end-of-month',
  'end-of-year',
  'fixed-date',
  'idle',
  'never',
] as const satisfies readonly ExpiryKind[]

export const pendingKinds = ['days', 'delivered', 'return-window'] as const satisfies readonly PendingKind[]

/** Points become usable when the last shop day of waiting is over; with no days, at once; null: on an event. */
export function releaseAt(paidAt: Date, pending: PendingTerms, timeZone: string): Date | null {
  if (pending.kind !== 'days') return null
  return pending.days === 0 ? paidAt : endOfDayAfterDays(paidAt, pending.days, timeZone)
}

/** Points stay good through the whole of their last shop day; null: for ever. */
export function expiresAt(usableFrom: Date, expiry: ExpiryTerms, timeZone: string): Date | null {
  switch (expiry.kind) {
    case 'rolling-days':
    case 'idle':
      return endOfDayAfterDays(usableFrom, expiry.days, timeZone)
    case 'rolling-months':
      return endOfDayAfterMonths(usableFrom, expiry.months, timeZone)
    case 'never':
      return null
    default:
      return keptForTheDay(`${JSON.stringify(expiry)} ${timeZone}`, usableFrom, timeZone, () =>
        dayStartIn(dayAfterLast(dayIn(usableFrom, timeZone), expiry), timeZone),
      )
  }
}

type CalendarTerms = Extract<ExpiryTerms, { kind: 'fixed-date' | 'end-of-month' | 'end-of-year' }>

function dayAfterLast(day: string, expiry: CalendarTerms): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  if (expiry.kind === 'end-of-month') return named(year, month + expiry.monthsAfter + 1, 1)
  if (expiry.kind === 'end-of-year') return named(year + expiry.yearsAfter + 1, 1, 1)
  const last = [year, year + 1].map((one) => dayInYear(one, expiry.monthDay)).find((one) => one > day)
  const [lastYear = 0, lastMonth = 1, lastDate = 1] = (last ?? day).split('-').map(Number)
  return named(lastYear, lastMonth, lastDate + 1)
}

function dayInYear(year: number, monthDay: string): string {
  const [month = 1, date = 1] = monthDay.split('-').map(Number)
  const end = named(year, month + 1, 0)
  const asked = named(year, month, date)
  return asked < end ? asked : end
}

/** A day of the calendar as YYYY-MM-DD; what is past a month's end runs on into the next. */
function named(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}

/** What a lot is told besides its days; null for one that waits for a day and ends on a day. */
export type LotTerms = { releaseOn?: ReleaseEvent; idleDays?: number }

export function lotTerms(pending: PendingTerms, expiry: ExpiryTerms): LotTerms | null {
  const terms = {
    ...(pending.kind === 'days' ? null : { releaseOn: pending.kind }),
    ...(expiry.kind === 'idle' ? { idleDays: expiry.days } : null),
  }
  return Object.keys(terms).length > 0 ? terms : null
}
