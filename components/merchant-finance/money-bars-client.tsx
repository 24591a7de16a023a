'use client'
import { useLocale } from 'next-intl'
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { formatMoney } from '@/lib/i18n/format'

type MoneyBarsProps = {
  bars: readonly Readonly<Record<string, string | number>>[]
  series: readonly { key: string; name: string; color: string }[]
  currency: string
}

/** Amounts side by side, one upon the other where a bar has several. */
export function MoneyBars({ bars, series, currency }: MoneyBarsProps) {
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <div className="h-64 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...bars]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="name" minTickGap={8} {...axis} />
          <YAxis width={84} tickFormatter={money} axisLine={false} {...axis} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(amount, name) => [money(Number(amount)), name]}
          />
          {series.length > 1 ? <Legend iconType="square" iconSize={10} /> : null}
          {series.map(({ key, name, color }) => (
            <Bar
              key={key}
              dataKey={key}
              name={name}
              stackId="all"
              fill={color}
              maxBarSize={44}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
