import { TZDate } from '@date-fns/tz'
import { addDays, addMonths, startOfDay } from 'date-fns'
import { invariant } from './invariant'

/** True for a zone this machine knows by its IANA name ("Asia/Shanghai"). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** The same wall-clock time some calendar days later in the zone; a day over a DST change has 23 or 25 hours. */
export function plusDays(at: Date, days: number, timeZone: string): Date {
  return plain(addDays(inZone(at, timeZone), days))
}

/** The same day of the month some months later in the zone; a missing day becomes the month's last (31 Jan → 28 Feb). */
export function plusMonths(at: Date, months: number, timeZone: string): Date {
  return plain(addMonths(inZone(at, timeZone), months))
}

/** The first instant of the zone's calendar day. */
export function startOfDayIn(at: Date, timeZone: string): Date {
  return plain(startOfDay(inZone(at, timeZone)))
}

/** The instant the zone's calendar day is over: the first instant of the next one, so "before it" is the whole day. */
export function endOfDayIn(at: Date, timeZone: string): Date {
  return plain(startOfDay(addDays(startOfDay(inZone(at, timeZone)), 1)))
}

/** The first instant of a calendar day that is named as YYYY-MM-DD. */
export function dayStartIn(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return plain(startOfDay(new TZDate(year, month - 1, date, timeZone)))
}

/** The zone's calendar day as YYYY-MM-DD. */
export function dayIn(at: Date, timeZone: string): string {
  return inZone(at, timeZone).toISOString().slice(0, 10)
}

/** When the calendar day that stands so many days after this one is over. */
export function endOfDayAfterDays(at: Date, days: number, timeZone: string): Date {
  return keptForTheDay(`${days} days ${timeZone}`, at, timeZone, () =>
    endOfDayIn(plusDays(at, days, timeZone), timeZone),
  )
}

/** When the calendar day that stands so many months after this one is over. */
export function endOfDayAfterMonths(at: Date, months: number, timeZone: string): Date {
  return keptForTheDay(`${months} months ${timeZone}`, at, timeZone, () =>
    endOfDayIn(plusMonths(at, months, timeZone), timeZone),
  )
}

// Every order of a day gets the same answer, and asking the calendar costs a tenth of placing one.
const kept = new Map<string, { from: number; until: number; answer: number }>()
const MOST_KEPT = 100

/** An answer that is the same for every instant of the zone's day, asked for once a day. */
export function keptForTheDay(question: string, at: Date, timeZone: string, ask: () => Date): Date {
  const known = kept.get(question)
  if (known && at.getTime() >= known.from && at.getTime() < known.until) return new Date(known.answer)
  const answer = ask()
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(question, {
    from: startOfDayIn(at, timeZone).getTime(),
    until: endOfDayIn(at, timeZone).getTime(),
    answer: answer.getTime(),
  })
  return answer
}

/** What the zone's clock on the wall says, as if it hung in Greenwich: for files whose times know no zone. */
export function wallClock(at: Date, timeZone: string): Date {
  return new Date(at.getTime() - inZone(at, timeZone).getTimezoneOffset() * 60_000)
}

function inZone(at: Date, timeZone: string): TZDate {
  const zoned = new TZDate(at.getTime(), timeZone)
  invariant(!Number.isNaN(zoned.getTime()), `no such time or zone: ${timeZone}`)
  return zoned
}

function plain(zoned: Date): Date {
  return new Date(zoned.getTime())
}
