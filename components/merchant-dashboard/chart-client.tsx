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
import { spanName } from '@/components/merchant-analytics/span-name'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { Dashboard } from '@/lib/analytics/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { alignedAxes } from './chart-axes'
import { type ChartName, chartSeries, type Series } from './chart-series'

type ChartProps = { name: ChartName; dashboard: Dashboard }

/** One picture of the days; what it shows stands in the table beside it. */
export function Chart({ name, dashboard }: ChartProps) {
  const t = useTranslations('analytics.overview')
  const locale = useLocale()
  const drawn = chartSeries[name]
  const data = dashboard.days.map((day) => ({
    day: day.day,
    ...Object.fromEntries(drawn.map((series) => [series.key, series.value(day)])),
  }))
  const money = (amount: number) => formatMoney(amount, dashboard.currency, locale, { trimZeros: true })
  const written = (series: Series | undefined, amount: number) =>
    series?.unit === 'money' ? money(amount) : formatPoints(amount, locale)
  const dayName = (day: string) => {
    const span = dashboard.days.find((one) => one.day === day)
    return span ? spanName(span, dashboard.grain, locale) : ''
  }
  const hasMoney = drawn.some((series) => series.unit === 'money')
  const sideOf = (series: Series) => (hasMoney && series.unit === 'count' ? 'count' : 'main')
  const ofUnit = (unit: Series['unit']) =>
    drawn.filter((series) => series.unit === unit).flatMap((series) => dashboard.days.map(series.value))
  const axes = hasMoney ? alignedAxes(ofUnit('money'), ofUnit('count')) : null
  const legendWord = (key: Series['key']) => t(`series.${key}`)
  return (
    <div className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          margin={{ top: 8, right: hasMoney ? 0 : 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) =>
              dashboard.grain === 'month' ? day.slice(0, 7) : day.slice(5).replace('-', '/')
            }
            minTickGap={24}
            {...axis}
          />
          <YAxis
            yAxisId="main"
            width={hasMoney ? 72 : 56}
            tickFormatter={(amount: number) => (hasMoney ? money(amount) : formatPoints(amount, locale))}
            axisLine={false}
            interval={0}
            {...axes?.main}
            {...axis}
          />
          {axes?.main.domain[0] ? <ReferenceLine yAxisId="main" y={0} stroke="var(--line-strong)" /> : null}
          {hasMoney ? (
            <YAxis
              yAxisId="count"
              orientation="right"
              width={36}
              allowDecimals={false}
              axisLine={false}
              interval={0}
              {...axes?.count}
              {...axis}
            />
          ) : null}
          <Tooltip
            cursor={{ fill: 'var(--sunken)', stroke: 'var(--line)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            labelFormatter={(day) => (typeof day === 'string' ? dayName(day) : '')}
            formatter={(amount, key) => [
              written(
                drawn.find((series) => series.key === key),
                Number(amount),
              ),
              t(`series.${key as Series['key']}`),
            ]}
          />
          <Legend iconType="square" iconSize={10} formatter={legendWord} />
          {drawn.map((series) => mark(series, sideOf(series)))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

function mark({ key, shape, color }: Series, yAxisId: string) {
  const shared = { key, dataKey: key, yAxisId, isAnimationActive: false }
  if (shape === 'bar') return <Bar {...shared} fill={color} radius={[3, 3, 0, 0]} maxBarSize={28} />
  if (shape === 'line')
    return <Line {...shared} type="linear" stroke={color} strokeWidth={2} dot={false} activeDot={{ r: 4 }} />
  return <Area {...shared} type="stepAfter" stackId="balance" stroke={color} fill={color} fillOpacity={0.35} />
}
