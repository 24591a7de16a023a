'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Skeleton } from '@/components/ui/skeleton'
import type { Bands, Cohort } from '@/lib/analytics/points/rules'
import { CohortTable, CurveTable } from './cohort-table-client'

const waiting = () => <Skeleton className="h-80 w-full" />
// the drawing code is fetched after the figures are on the screen
const BandChart = dynamic(() => import('./band-chart-client').then((module) => module.BandChart), {
  ssr: false,
  loading: waiting,
})
const CurveChart = dynamic(() => import('./curve-chart-client').then((module) => module.CurveChart), {
  ssr: false,
  loading: waiting,
})

type HealthChartsProps = { cohorts: readonly Cohort[]; usual: readonly number[]; bands: Bands; isStated: boolean }

/** The two rates by month, and how each month's points are used with their age. */
export function HealthCharts({ cohorts, usual, bands, isStated }: HealthChartsProps) {
  const t = useTranslations('analytics.points')
  return (
    <div id="cohorts" className="grid scroll-mt-20 gap-4 xl:grid-cols-2">
      <ChartFrame
        title={t('charts.bands')}
        how={t('computed.bands')}
        note={isStated ? t('bands.own') : t('bands.article')}
        isEmpty={cohorts.length === 0}
        chart={<BandChart cohorts={cohorts} bands={bands} />}
        table={<CohortTable cohorts={cohorts} caption={t('charts.bands')} />}
        scrolls
      />
      <ChartFrame
        title={t('charts.curve')}
        how={t('computed.curve')}
        note={t('curve.note')}
        isEmpty={cohorts.length === 0}
        chart={<CurveChart cohorts={cohorts} usual={usual} />}
        table={<CurveTable cohorts={cohorts} usual={usual} caption={t('charts.curve')} />}
        scrolls
      />
    </div>
  )
}
