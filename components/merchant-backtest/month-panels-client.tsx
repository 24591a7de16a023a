'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { MonthLine } from '@/lib/backtest/report/rules'
import { formatPoints } from '@/lib/i18n/format'
import { type Both, bothOf, type ChartName, type Series, seriesOf } from './month-series'

const waiting = () => <Skeleton className="h-72 w-full" />
// the drawing code is fetched after the figures are on the screen
const MonthChart = dynamic(() => import('./month-chart-client').then((module) => module.MonthChart), {
  ssr: false,
  loading: waiting,
})

type MonthPanelsProps = { months: readonly MonthLine[]; against: readonly MonthLine[] | null }

/** The months as pictures, each of which can be read as a table. */
export function MonthPanels({ months, against }: MonthPanelsProps) {
  const both = bothOf(months, against)
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      {(['flows', 'outstandingChart'] as const).map((name) => (
        <MonthPanel key={name} name={name} months={both} drawn={seriesOf(name, against !== null)} />
      ))}
    </div>
  )
}

type MonthPanelProps = { name: ChartName; months: readonly Both[]; drawn: readonly Series[] }

function MonthPanel({ name, months, drawn }: MonthPanelProps) {
  const t = useTranslations('backtest.desk.report')
  const [view, setView] = useState('chart')
  const title = t(name)
  return (
    <section aria-label={title} className="min-w-0 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-display font-semibold text-lg">{title}</h2>
        <Segmented
          label={t('view', { chart: title })}
          name={`view-${name}`}
          value={view}
          onValueChange={setView}
          options={[
            { value: 'chart', label: t('chart') },
            { value: 'table', label: t('table') },
          ]}
        />
      </div>
      {view === 'chart' ? (
        <MonthChart months={months} drawn={drawn} label={t('pictured', { chart: title })} />
      ) : (
        <MonthTable months={months} drawn={drawn} caption={title} />
      )}
    </section>
  )
}

function MonthTable({ months, drawn, caption }: Omit<MonthPanelProps, 'name'> & { caption: string }) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('month')}</Th>
          {drawn.map(({ key }) => (
            <Th key={key} align="end">
              {t(`series.${key}`)}
            </Th>
          ))}
        </>
      }
    >
      {months.map((both) => (
        <Tr key={both.month}>
          <Td className="tabular">{both.month}</Td>
          {drawn.map(({ key, value }) => (
            <Td key={key} label={t(`series.${key}`)} align="end" className="tabular">
              {formatPoints(Math.abs(value(both)), locale)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}
