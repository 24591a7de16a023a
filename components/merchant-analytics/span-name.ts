import type { Grain } from '@/lib/analytics/rules'
import { formatDate } from '@/lib/i18n/format'

type Span = { day: string; until: string }

const written = (day: string, locale: string) => formatDate(`${day}T12:00:00Z`, locale, 'short', 'UTC')

/** What a row of days is called: the day, the week by its ends, the month by its year and number. */
export function spanName({ day, until }: Span, grain: Grain, locale: string): string {
  if (grain === 'month') return day.slice(0, 7)
  return day === until ? written(day, locale) : `${written(day, locale)} – ${written(until, locale)}`
}
