/** What the clock and the calendar on the wall of a place say: 1 is Monday, minutes count from midnight. */
export type WallClock = { weekday: number; dayOfMonth: number; minutes: number }

const formats = new Map<string, Intl.DateTimeFormat>()

// Intl alone, without a library of dates: product pages ask it in the browser.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** An instant as people in the zone read it off the wall. */
export function wallClockIn(at: Date, timeZone: string): WallClock {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const [year, month, dayOfMonth] = [part('year'), part('month'), part('day')]
  const weekday = new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay() || 7
  return { weekday, dayOfMonth, minutes: part('hour') * 60 + part('minute') }
}
