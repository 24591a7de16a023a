import type { Period } from '@/lib/earning/programme/rules'
import { dayIn, endOfDayIn, startOfDayIn } from '@/lib/kernel/time'

/** The names of the periods that an instant lies in: "2011-04-03", "2011-W2011-03-28", "2011-04", "2011", "ever". */
export type PeriodNames = Readonly<Record<Period, string>>

export type Calendar = { periodsOf: (at: number) => PeriodNames; monthOf: (at: number) => string }

const DAY = 86_400_000
const MOST_KEPT = 10_000

/** The shop's calendar over a stream that mostly moves on: it is asked once a day, not once an order. */
export function calendarOf(timeZone: string): Calendar {
  let [from, until, names] = [0, 0, namesOf('1970-01-01')]
  const months = new Map<number, string>()
  const periodsOf = (at: number) => {
    if (at >= from && at < until) return names
    const day = new Date(at)
    names = namesOf(dayIn(day, timeZone))
    from = startOfDayIn(day, timeZone).getTime()
    until = endOfDayIn(day, timeZone).getTime()
    return names
  }
  const monthOf = (at: number) => {
    if (at >= from && at < until) return names.month
    // points end at the end of a day: there are as many such instants as days
    const known = months.get(at)
    if (known !== undefined) return known
    if (months.size > MOST_KEPT) months.clear()
    const month = dayIn(new Date(at), timeZone).slice(0, 7)
    months.set(at, month)
    return month
  }
  return { periodsOf, monthOf }
}

function namesOf(day: string): PeriodNames {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const sinceMonday = (new Date(noon).getUTCDay() + 6) % 7
  const week = new Date(noon - sinceMonday * DAY).toISOString().slice(0, 10)
  return { day, week, month: day.slice(0, 7), year: day.slice(0, 4), ever: 'ever' }
}
