'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Download } from '@/components/ui/icons'
import type { Dashboard } from '@/lib/analytics/queries'
import { type ChartName, chartSeries, type Series } from './chart-series'
import { dayCsv } from './day-csv'

/** The table's days as a file, made from the figures that are on the screen. */
export function DayCsv({ name, dashboard }: { name: ChartName; dashboard: Dashboard }) {
  const t = useTranslations('merchant.dashboard')
  const { currency, days, from, to } = dashboard
  const of = ({ key, unit }: Series) =>
    t(`csv.${unit === 'money' ? 'money' : key === 'orders' ? 'orders' : 'points'}`, {
      name: t(`series.${key}`),
      currency,
    })
  function download(): void {
    const text = dayCsv(days, chartSeries[name], { day: t('day'), of }, currency)
    const href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
    const link = Object.assign(document.createElement('a'), { href, download: `${name}-${from}-${to}.csv` })
    link.click()
    URL.revokeObjectURL(href)
  }
  return (
    <Button tone="ghost" size="sm" className="mt-3" onClick={download}>
      <Download aria-hidden="true" />
      {t('csv.download')}
    </Button>
  )
}
