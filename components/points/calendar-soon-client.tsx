'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { formatPoints } from '@/lib/i18n/format'
import type { ExpiryCalendar } from '@/lib/points/calendar/queries'
import { monthName } from './month-name'

type Shown = Pick<ExpiryCalendar, 'days' | 'today'>

/**
 * What ends in which month, as a list; once the reader comes near, as a calendar to walk through. The calendar is
 * half of all that stands on the page, and far down: neither the server nor a phone draws it before it is looked at.
 */
export function CalendarSoon({ days, today }: Shown) {
  const t = useTranslations('points.calendar')
  const locale = useLocale()
  const place = useRef<HTMLDivElement>(null)
  const [Months, setMonths] = useState<ComponentType<Shown> | null>(null)

  useEffect(() => {
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        seen.disconnect()
        // without it the list still tells all
        void import('./calendar-months-client')
          .then((late) => setMonths(() => late.CalendarMonths))
          .catch(() => undefined)
      },
      { rootMargin: '200px' },
    )
    if (place.current) seen.observe(place.current)
    return () => seen.disconnect()
  }, [])

  return (
    // as tall as most months are, so that what stands below stays where it is
    <div ref={place} className="min-h-130 md:min-h-115">
      {Months ? (
        <Months days={days} today={today} />
      ) : (
        <ul className="grid gap-2">
          {endingByMonth(days).map(([month, points]) => (
            <li key={month}>
              {t('monthTotal', { month: monthName(month, locale, 'long'), points: formatPoints(points, locale) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function endingByMonth(days: Shown['days']): [string, number][] {
  const months = new Map<string, number>()
  for (const { day, points } of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + points)
  return [...months]
}
