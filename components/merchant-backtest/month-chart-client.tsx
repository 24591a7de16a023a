'use client'
import { useLocale, useTranslations } from 'next-intl'
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { formatPoints } from '@/lib/i18n/format'
import type { Both, Series } from './month-series'

type MonthChartProps = { months: readonly Both[]; drawn: readonly Series[]; label: string }

/** One picture of the months. Its figures stand in the table at the same place, so it is an image to whoever listens. */
export function MonthChart({ months, drawn, label }: MonthChartProps) {
  const t = useTranslations('backtest.desk.report.series')
  const locale = useLocale()
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const data = months.map((both) => ({
    month: both.month,
    ...Object.fromEntries(drawn.map((series) => [series.key, series.value(both)])),
  }))
  const hasBelow = drawn.some((series) => months.some((both) => series.value(both) < 0))
  return (
    <div role="img" aria-label={label} className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          stackOffset="sign"
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="month" minTickGap={24} {...axis} />
          <YAxis width={52} tickFormatter={(amount: number) => short.format(amount)} axisLine={false} {...axis} />
          {hasBelow ? <ReferenceLine y={0} stroke="var(--line-strong)" /> : null}
          <Tooltip
            cursor={{ fill: 'var(--sunken)', stroke: 'var(--line)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(amount, key) => [formatPoints(Math.abs(Number(amount)), locale), t(key as Series['key'])]}
          />
          <Legend iconType="square" iconSize={10} formatter={(key: Series['key']) => t(key)} />
          {drawn.map(mark)}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

function mark({ key, shape, color }: Series) {
  const shared = { key, dataKey: key, isAnimationActive: false }
  if (shape === 'bar') return <Bar {...shared} stackId="flow" fill={color} maxBarSize={28} />
  if (shape === 'line')
    return <Line {...shared} type="linear" stroke={color} strokeWidth={2} dot={false} activeDot={{ r: 4 }} />
  return <Area {...shared} type="linear" stroke={color} fill={color} fillOpacity={0.25} strokeWidth={2} />
}
