'use client'
import { Tabs } from '@base-ui/react/tabs'
import { useLocale, useTranslations } from 'next-intl'
import { formatPoints } from '@/lib/i18n/format'
import type { ExpiryCalendar } from '@/lib/points/calendar/queries'
import { monthsFrom } from '@/lib/points/calendar/rules'
import { CalendarMonth } from './calendar-month-client'
import { monthName } from './month-name'

const MONTHS = 12

/** Twelve months side by side, each as tall as what ends in it; arrows walk them, and the chosen one opens below. */
export function CalendarMonths({ days, today }: Pick<ExpiryCalendar, 'days' | 'today'>) {
  const t = useTranslations('points.calendar')
  const locale = useLocale()
  const months = monthsFrom(today, MONTHS).map((month) => {
    const ending = days.filter(({ day }) => day.startsWith(month))
    return { month, ending, points: ending.reduce((sum, one) => sum + one.points, 0) }
  })
  const most = Math.max(1, ...months.map(({ points }) => points))
  return (
    <Tabs.Root defaultValue={(months.find(({ points }) => points > 0) ?? months[0])?.month}>
      <Tabs.List aria-label={t('months')} activateOnFocus className="-mx-1 flex overflow-x-auto pb-2">
        {months.map(({ month, points }) => (
          <Tabs.Tab
            key={month}
            value={month}
            aria-label={t('monthTotal', {
              month: monthName(month, locale, 'long'),
              points: formatPoints(points, locale),
            })}
            className="grid min-w-14 flex-1 cursor-pointer content-end justify-items-center gap-1 rounded-lg px-1 pt-2 pb-1.5 text-ink-muted text-xs hover:bg-sunken focus-visible:-outline-offset-2 data-[active]:bg-sunken data-[active]:font-semibold data-[active]:text-ink"
          >
            <span aria-hidden="true" className="tabular">
              {points > 0 ? formatPoints(points, locale) : ' '}
            </span>
            <span aria-hidden="true" className="flex h-12 w-full items-end justify-center">
              <span
                className={points > 0 ? 'w-6 rounded-t-sm bg-seal' : 'h-0.5 w-6 bg-line'}
                style={points > 0 ? { height: `${Math.max(12, Math.round((points * 100) / most))}%` } : undefined}
              />
            </span>
            <span aria-hidden="true">{monthName(month, locale, 'short')}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {months.map(({ month, ending }) => (
        <Tabs.Panel key={month} value={month} className="pt-3">
          <CalendarMonth month={month} ending={ending} today={today} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
