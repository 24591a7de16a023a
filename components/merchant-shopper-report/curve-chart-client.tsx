'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { CurvePoint } from '@/lib/analytics/shoppers/rules'
import { formatBasisPoints } from '@/lib/i18n/format'

/** How much of the money the dearest so many per cent bring. */
export function CurveChart({ curve }: { curve: readonly CurvePoint[] }) {
  const t = useTranslations('analytics.shoppers.curve')
  const locale = useLocale()
  const whole = curve.at(-1)?.spentMinor ?? 0
  const percent = (bps: number) => formatBasisPoints(bps, locale)
  const data = [
    { percent: 0, share: 0 },
    ...curve.map((point) => ({
      percent: point.percent,
      share: whole === 0 ? 0 : Math.round((point.spentMinor * 10_000) / whole),
    })),
  ]
  return (
    <div className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="percent"
            type="number"
            domain={[0, 100]}
            ticks={[0, 20, 40, 60, 80, 100]}
            tickFormatter={(at: number) => percent(at * 100)}
            {...axis}
          />
          <YAxis domain={[0, 10_000]} tickFormatter={percent} width={52} axisLine={false} {...axis} />
          <Tooltip
            formatter={(share) => [percent(Number(share)), t('share')]}
            labelFormatter={(at) => t('first', { share: percent(Number(at) * 100) })}
            contentStyle={tooltipBox}
          />
          <ReferenceLine x={20} stroke="var(--line-strong)" strokeDasharray="4 4" />
          <Area
            dataKey="share"
            stroke="var(--seal)"
            strokeWidth={2}
            fill="var(--seal)"
            fillOpacity={0.12}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  )
}
