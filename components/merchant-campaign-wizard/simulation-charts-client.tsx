'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { Simulation } from '@/lib/campaigns/simulation/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'

const tip = {
  isAnimationActive: false,
  contentStyle: tooltipBox,
}

/** A picture to whoever looks, its sentence to whoever listens. */
const Picture = ({ label, children }: { label: string; children: ReactElement }) => (
  <div role="img" aria-label={label} className="h-56 w-full">
    <ResponsiveContainer width="100%" height="100%">
      {children}
    </ResponsiveContainer>
  </div>
)

/** How many lives cost how much, and where the budget ends. */
export function CostBars({ bars, worthMinor, label }: { bars: Simulation['bars']; worthMinor: number; label: string }) {
  const t = useTranslations('campaigns-desk.wizard.simulation')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  // an axis wants no cents
  const whole = (minor: number) => money(minor - (minor % MINOR_PER_UNIT))
  const last = bars.findLast(({ fromMinor }) => fromMinor <= worthMinor)
  return (
    <Picture label={label}>
      <BarChart data={bars} margin={{ top: 16, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="fromMinor" minTickGap={32} tickFormatter={whole} {...axis} />
        <YAxis width={36} axisLine={false} allowDecimals={false} {...axis} />
        <Tooltip
          cursor={{ fill: 'var(--sunken)' }}
          {...tip}
          labelFormatter={(from) => t('from', { money: money(Number(from)) })}
          formatter={(runs) => [formatPoints(Number(runs), locale), t('lives')]}
        />
        {last && last !== bars.at(-1) ? (
          <ReferenceLine x={last.fromMinor} stroke="var(--danger)" strokeDasharray="4 4" />
        ) : null}
        <Bar dataKey="runs" fill="var(--chart-1)" isAnimationActive={false} radius={[3, 3, 0, 0]} />
      </BarChart>
    </Picture>
  )
}

/** Draws on each day: the middle one of all lives, and where nine of ten lie. */
export function DrawDays({ byDay, label }: { byDay: Simulation['byDay']; label: string }) {
  const t = useTranslations('campaigns-desk.wizard.simulation')
  const locale = useLocale()
  const data = byDay.map(({ draws }, at) => ({ day: at + 1, middle: draws.p50, most: [draws.p5, draws.p95] }))
  return (
    <Picture label={label}>
      <ComposedChart data={data} margin={{ top: 16, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="day" minTickGap={24} {...axis} />
        <YAxis width={44} axisLine={false} {...axis} />
        <Tooltip
          cursor={{ stroke: 'var(--line)' }}
          {...tip}
          labelFormatter={(day) => t('day', { day: Number(day) })}
          formatter={(amount, name) => [
            Array.isArray(amount)
              ? amount.map((one) => formatPoints(Number(one), locale)).join(' – ')
              : formatPoints(Number(amount), locale),
            t(name === 'middle' ? 'middle' : 'range'),
          ]}
        />
        <Area dataKey="most" stroke="none" fill="var(--chart-2)" fillOpacity={0.22} isAnimationActive={false} />
        <Line dataKey="middle" stroke="var(--chart-2)" strokeWidth={2} dot={false} isAnimationActive={false} />
      </ComposedChart>
    </Picture>
  )
}
