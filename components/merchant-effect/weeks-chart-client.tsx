'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Bar, BarChart, CartesianGrid, Cell, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { formatMoney } from '@/lib/i18n/format'
import type { WeeksProps } from './weeks-panel-client'

/** A bar for each week; what lies before the line is paler. */
export function WeeksChart({ weeks, since, currency }: WeeksProps) {
  const t = useTranslations('analytics.effect.weeks')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <div className="h-64 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...weeks]} margin={{ top: 20, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => day.slice(5).replace('-', '/')}
            minTickGap={24}
            {...axis}
          />
          <YAxis width={72} tickFormatter={money} axisLine={false} {...axis} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(amount) => [money(Number(amount)), t('revenue')]}
          />
          <ReferenceLine
            x={weeks.find((week) => week.day >= since)?.day}
            stroke="var(--seal)"
            strokeDasharray="4 4"
            position="start"
            label={{ value: t('line'), position: 'top', fill: 'var(--ink-muted)', fontSize: 12 }}
          />
          <Bar dataKey="revenueMinor" radius={[3, 3, 0, 0]} maxBarSize={40} isAnimationActive={false}>
            {weeks.map((week) => (
              <Cell key={week.day} fill="var(--chart-1)" fillOpacity={week.day < since ? 0.4 : 1} />
            ))}
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
