'use client'
import { useTranslations } from 'next-intl'
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { WeekBars } from './weeks-panel-client'

/** Claims of each week, the rewards on top of each other. */
export function WeeksChart({ weeks, rewards }: WeekBars) {
  const t = useTranslations('analytics.rewards')
  const data = weeks.map((week, at) => ({
    week,
    ...Object.fromEntries(rewards.map((one, i) => [`r${i}`, one.claims[at] ?? 0])),
  }))
  return (
    <div className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="week" minTickGap={16} {...axis} />
          <YAxis width={40} allowDecimals={false} axisLine={false} {...axis} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            labelFormatter={(week) => (typeof week === 'string' ? t('weeks.from', { day: week }) : '')}
          />
          <Legend iconType="square" iconSize={10} />
          {rewards.map(({ name }, i) => (
            <Bar
              key={name}
              dataKey={`r${i}`}
              name={name}
              stackId="claims"
              fill={`var(--chart-${(i % 5) + 1})`}
              maxBarSize={36}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
