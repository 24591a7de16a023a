'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { formatMoney } from '@/lib/i18n/format'
import type { CostBar } from './cost-chart-panel-client'

const series = [
  { key: 'faceMinor', color: 'var(--chart-3)' },
  { key: 'expectedMinor', color: 'var(--chart-1)' },
  { key: 'realisedMinor', color: 'var(--chart-2)' },
] as const

/** Three costs of each action side by side. */
export function CostChart({ bars, currency }: { bars: readonly CostBar[]; currency: string }) {
  const t = useTranslations('analytics.costs.chart')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <div style={{ height: 72 + bars.length * 52 }} className="w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...bars]}
          layout="vertical"
          margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" horizontal={false} />
          <XAxis type="number" tickFormatter={money} axisLine={false} {...axis} />
          <YAxis type="category" dataKey="name" width={112} axisLine={false} {...axis} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(amount, key) => [money(Number(amount)), t(key as (typeof series)[number]['key'])]}
          />
          <Legend iconType="square" iconSize={10} formatter={(key: (typeof series)[number]['key']) => t(key)} />
          {series.map(({ key, color }) => (
            <Bar key={key} dataKey={key} fill={color} radius={[0, 3, 3, 0]} maxBarSize={12} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
