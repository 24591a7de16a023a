'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Skeleton } from '@/components/ui/skeleton'
import type { Dashboard } from '@/lib/analytics/queries'
import { type ChartName, chartSeries } from './chart-series'
import { DayCsv } from './day-csv-client'
import { DayTable } from './day-table-client'

const waiting = () => <Skeleton className="h-72 w-full" />
// the drawing code is fetched after the figures are on the screen
const Chart = dynamic(() => import('./chart-client').then((module) => module.Chart), { ssr: false, loading: waiting })

const names: readonly ChartName[] = ['trade', 'flow', 'balance']

/** The days as pictures, each of which can be read as a table. */
export function ChartPanels({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations('analytics.overview')
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      {names.map((name) => (
        <ChartFrame
          key={name}
          title={t(`charts.${name}`)}
          how={t(`charts.how.${name}`)}
          className={name === 'trade' ? 'xl:col-span-2' : undefined}
          isEmpty={dashboard.days.every((day) => chartSeries[name].every(({ value }) => value(day) === 0))}
          chart={<Chart name={name} dashboard={dashboard} />}
          table={<DayTable name={name} dashboard={dashboard} caption={t(`charts.${name}`)} />}
          scrolls
          file={<DayCsv name={name} dashboard={dashboard} />}
        />
      ))}
    </div>
  )
}
