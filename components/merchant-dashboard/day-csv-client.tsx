'use client'
import { useTranslations } from 'next-intl'
import { CsvButton } from '@/components/merchant-analytics/csv-button-client'
import type { Dashboard } from '@/lib/analytics/queries'
import { type ChartName, chartSeries, type Series } from './chart-series'
import { dayCsv } from './day-csv'

/** The table's days as a file, made from the figures that are on the screen. */
export function DayCsv({ name, dashboard }: { name: ChartName; dashboard: Dashboard }) {
  const t = useTranslations('analytics.overview')
  const { currency, days, from, to } = dashboard
  const of = ({ key, unit }: Series) =>
    t(`csv.${unit === 'money' ? 'money' : key === 'orders' ? 'orders' : 'points'}`, {
      name: t(`series.${key}`),
      currency,
    })
  const text = () => dayCsv(days, chartSeries[name], { day: t('day'), of }, currency)
  return <CsvButton name={`${name}-${from}-${to}.csv`} text={text} />
}
