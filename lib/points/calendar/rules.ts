/** The calendar's months, from the one of that day on, as YYYY-MM. */
export function monthsFrom(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, place) => named(year, month + place, 1).slice(0, 7))
}

/** A month's days by week, Monday first; null stands for a day of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = new Date(Date.UTC(year, number - 1, 1))
  const before = (first.getUTCDay() + 6) % 7
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: Math.ceil((before + last) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, place) => {
      const date = week * 7 + place - before + 1
      return date < 1 || date > last ? null : named(year, number, date)
    }),
  )
}

/** A day of the calendar as YYYY-MM-DD; what is past a month's end runs on into the next. */
function named(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}
