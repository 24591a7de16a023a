'use client'
import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { EndingDay } from '@/lib/points/calendar/queries'
import { weeksOf } from '@/lib/points/calendar/rules'
import { monthName } from './month-name'

type CalendarMonthProps = { month: string; ending: readonly EndingDay[]; today: string }

/** One month as a calendar, a table of weeks; a day on which points end says how many. */
export function CalendarMonth({ month, ending, today }: CalendarMonthProps) {
  const t = useTranslations('points.calendar')
  const locale = useLocale()
  const points = new Map(ending.map((one) => [one.day, one.points]))
  const idle = ending.reduce((sum, one) => sum + one.idlePoints, 0)
  const name = monthName(month, locale, 'long')
  const weekday = (place: number, style: 'weekday' | 'weekdayLetter') =>
    // 3 January 2000 was a Monday
    formatDate(Date.UTC(2000, 0, 3 + place), locale, style, 'UTC')
  return (
    <div className="grid gap-4 md:grid-cols-[minmax(0,22rem)_1fr] md:gap-8">
      <table className="w-full table-fixed text-center text-sm tabular">
        <caption className="mb-2 text-left font-medium">{t('caption', { month: name })}</caption>
        <thead className="text-ink-muted text-xs">
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((place) => (
              <th key={place} scope="col" className="pb-1 font-normal">
                <abbr title={weekday(place, 'weekday')} className="no-underline">
                  {weekday(place, 'weekdayLetter')}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, place) => (
                <td key={day ?? place} className="p-0.5">
                  {day ? <Day day={day} isToday={day === today} points={points.get(day)} /> : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        {ending.length > 0 ? (
          <ul aria-label={t('list', { month: name })}>
            {ending.map((one) => (
              <li
                key={one.day}
                className="flex items-baseline justify-between gap-4 border-line border-b py-2 last:border-b-0"
              >
                <span>{dayName(one.day, locale)}</span>
                <span className="font-semibold tabular">{formatPoints(one.points, locale)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-muted">{t('monthTotal', { month: name, points: 0 })}</p>
        )}
        {idle > 0 ? (
          <p className="mt-2 text-ink-muted text-sm">{t('idle', { points: formatPoints(idle, locale) })}</p>
        ) : null}
      </div>
    </div>
  )
}

function Day({ day, isToday, points }: { day: string; isToday: boolean; points: number | undefined }) {
  const t = useTranslations('points.calendar')
  const locale = useLocale()
  return (
    <span
      aria-current={isToday ? 'date' : undefined}
      className={classNames(
        'grid min-h-11 content-center rounded-md leading-tight',
        points ? 'bg-seal-soft font-semibold text-on-seal-soft' : 'text-ink-muted',
        isToday && 'ring-1 ring-line-strong',
      )}
    >
      <span aria-hidden={points ? true : undefined}>{Number(day.slice(8))}</span>
      {points ? (
        <>
          <span aria-hidden="true" className="text-[0.6875rem]">
            {formatPoints(points, locale)}
          </span>
          <span className="sr-only">
            {t('day', { date: dayName(day, locale), points: formatPoints(points, locale) })}
          </span>
        </>
      ) : null}
    </span>
  )
}

const dayName = (day: string, locale: string): string => formatDate(`${day}T00:00:00Z`, locale, 'dayOfWeek', 'UTC')
