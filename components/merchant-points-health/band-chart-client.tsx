'use client'
import { useLocale, useTranslations } from 'next-intl'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { Bands, Cohort } from '@/lib/analytics/points/rules'
import { formatBasisPoints } from '@/lib/i18n/format'

const shared = { isAnimationActive: false }

type BandChartProps = { cohorts: readonly Cohort[]; bands: Bands }

/** Each month's two rates before the bands that they are held to. */
export function BandChart({ cohorts, bands }: BandChartProps) {
  const t = useTranslations('analytics.points')
  const locale = useLocale()
  const data = cohorts.map(({ cohort, rateBps, samePeriodBps }) => ({
    month: cohort.slice(0, 7),
    cohort: rateBps,
    // one month of hardly any issuing would flatten all the others; the table has its figure
    samePeriod: samePeriodBps === null ? null : Math.min(samePeriodBps, 15_000),
  }))
  const top = Math.max(bands.warnBps + 1_500, ...data.flatMap((one) => [one.cohort ?? 0, one.samePeriod ?? 0]))
  const high = Math.ceil(top / 1_000) * 1_000
  const areas = [
    { zone: 'low', from: 0, to: bands.lowBps, fill: 'var(--warning)', opacity: 0.1 },
    { zone: 'normal', from: bands.lowBps, to: bands.watchBps, fill: 'var(--success)', opacity: 0.14 },
    { zone: 'watch', from: bands.watchBps, to: bands.warnBps, fill: 'var(--warning)', opacity: 0.1 },
    { zone: 'warn', from: bands.warnBps, to: high, fill: 'var(--danger)', opacity: 0.1 },
  ] as const
  const nameOf = (key: unknown) => (key === 'cohort' ? t('series.cohort') : t('series.samePeriod'))
  return (
    <div className="h-80 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          {areas.map(({ zone, from, to, fill, opacity }) => (
            <ReferenceArea
              key={zone}
              y1={from}
              y2={to}
              fill={fill}
              fillOpacity={opacity}
              label={{ value: t(`zones.${zone}`), position: 'right', fill: 'var(--ink-muted)', fontSize: 12 }}
            />
          ))}
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="month" minTickGap={16} padding={{ right: 56 }} {...axis} />
          <YAxis
            width={48}
            domain={[0, high]}
            ticks={[0, bands.lowBps, bands.watchBps, bands.warnBps, high]}
            tickFormatter={(share: number) => formatBasisPoints(share, locale)}
            axisLine={false}
            {...axis}
          />
          <Tooltip
            cursor={{ fill: 'var(--sunken)', fillOpacity: 0.5, stroke: 'var(--line)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(share, key) => [formatBasisPoints(Number(share), locale), nameOf(key)]}
          />
          <Legend iconType="square" iconSize={10} itemSorter={null} formatter={(key: string) => nameOf(key)} />
          <Bar dataKey="cohort" fill="var(--chart-2)" radius={[3, 3, 0, 0]} maxBarSize={32} {...shared} />
          <Line
            dataKey="samePeriod"
            type="linear"
            stroke="var(--chart-1)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--surface)' }}
            connectNulls
            {...shared}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
