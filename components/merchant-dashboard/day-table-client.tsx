'use client'
import { useLocale, useTranslations } from 'next-intl'
import { spanName } from '@/components/merchant-analytics/span-name'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Dashboard } from '@/lib/analytics/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { type ChartName, chartSeries } from './chart-series'

/** The same days in figures. */
export function DayTable({ name, dashboard, caption }: { name: ChartName; dashboard: Dashboard; caption: string }) {
  const t = useTranslations('analytics.overview')
  const locale = useLocale()
  const columns = chartSeries[name]
  return (
    <Table
      caption={caption}
      className="md:rounded-none md:border-0 md:shadow-none"
      head={
        <>
          <Th>{t('day')}</Th>
          {columns.map(({ key }) => (
            <Th key={key} align="end">
              {t(`series.${key}`)}
            </Th>
          ))}
        </>
      }
    >
      {dashboard.days.toReversed().map((day) => (
        <Tr key={day.day}>
          <Td className="font-medium tabular md:py-1.5 md:font-normal">{spanName(day, dashboard.grain, locale)}</Td>
          {columns.map(({ key, unit, value }) => (
            <Td key={key} label={t(`series.${key}`)} align="end" className="tabular md:py-1.5">
              {unit === 'money'
                ? formatMoney(value(day), dashboard.currency, locale)
                : formatPoints(value(day), locale)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}
