'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import type { Dashboard } from '@/lib/analytics/queries'
import type { ChartName } from './chart-series'
import { DayCsv } from './day-csv-client'
import { DayTable } from './day-table-client'

const waiting = () => <Skeleton className="h-72 w-full" />
// the drawing code is fetched after the figures are on the screen
const Chart = dynamic(() => import('./chart-client').then((module) => module.Chart), { ssr: false, loading: waiting })

const names: readonly ChartName[] = ['trade', 'flow', 'balance']

/** The days as pictures, each of which can be read as a table. */
export function ChartPanels({ dashboard }: { dashboard: Dashboard }) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      {names.map((name) => (
        <ChartPanel key={name} name={name} dashboard={dashboard} />
      ))}
    </div>
  )
}

function ChartPanel({ name, dashboard }: { name: ChartName; dashboard: Dashboard }) {
  const t = useTranslations('merchant.dashboard')
  const [view, setView] = useState('chart')
  const title = t(`charts.${name}`)
  return (
    <section
      aria-label={title}
      className={`min-w-0 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5 ${name === 'trade' ? 'xl:col-span-2' : ''}`}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-display font-semibold text-lg">{title}</h2>
        <Segmented
          label={t('view.label', { chart: title })}
          name={`view-${name}`}
          value={view}
          onValueChange={setView}
          options={[
            { value: 'chart', label: t('view.chart') },
            { value: 'table', label: t('view.table') },
          ]}
        />
      </div>
      {view === 'chart' ? (
        <Chart name={name} dashboard={dashboard} label={t('view.pictured', { chart: title })} />
      ) : (
        <>
          <DayTable name={name} dashboard={dashboard} caption={title} />
          <DayCsv name={name} dashboard={dashboard} />
        </>
      )}
    </section>
  )
}
