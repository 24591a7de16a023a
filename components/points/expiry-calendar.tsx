import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { Card } from '@/components/ui/card'
import { formatPoints } from '@/lib/i18n/format'
import type { ExpiryCalendar as Calendar } from '@/lib/points/calendar/queries'
import { CalendarSoon } from './calendar-soon-client'

/** A year ahead of a shopper's points: which end on which day. */
export function ExpiryCalendar({ calendar }: { calendar: Calendar }) {
  const t = useTranslations('points.calendar')
  const locale = useLocale()
  const { days, laterPoints, neverPoints } = calendar
  const beyond = [
    laterPoints > 0 ? t('later', { points: formatPoints(laterPoints, locale) }) : null,
    neverPoints > 0 ? t('never', { points: formatPoints(neverPoints, locale) }) : null,
  ].filter((line) => line !== null)
  return (
    <Section title={t('title')} lead={t('lead')}>
      <Card>
        {days.length > 0 ? (
          <CalendarSoon days={days} today={calendar.today} />
        ) : (
          <p className="py-4 text-center text-ink-muted">{t('empty')}</p>
        )}
        {beyond.length > 0 ? (
          <p className="mt-3 border-line border-t pt-3 text-ink-muted text-sm">{beyond.join(' ')}</p>
        ) : null}
      </Card>
    </Section>
  )
}
