'use client'
import { useLocale, useTranslations } from 'next-intl'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { Cohort } from '@/lib/analytics/points/rules'
import { formatBasisPoints } from '@/lib/i18n/format'

const shared = { type: 'linear', isAnimationActive: false, dot: false } as const

type CurveChartProps = { cohorts: readonly Cohort[]; usual: readonly number[] }

/** How far each month's points were used by the age of them; the thick line is what is usual here. */
export function CurveChart({ cohorts, usual }: CurveChartProps) {
  const t = useTranslations('analytics.points')
  const locale = useLocale()
  const drawn = cohorts.filter(({ rateBps }) => rateBps !== null)
  const ages = Math.max(usual.length, ...drawn.map(({ curveBps }) => curveBps.length))
  const data = Array.from({ length: ages }, (_, age) => ({
    age,
    usual: usual[age],
    ...Object.fromEntries(drawn.map(({ cohort, curveBps }) => [cohort, curveBps[age]])),
  }))
  const newest = drawn.at(-2)?.cohort
  return (
    <div className="h-80 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 8, right: 8, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="age" tickFormatter={(age: number) => t('curve.age', { age })} minTickGap={16} {...axis} />
          <YAxis
            width={48}
            tickFormatter={(share: number) => formatBasisPoints(Math.round(share / 100) * 100, locale)}
            axisLine={false}
            {...axis}
          />
          <Tooltip
            isAnimationActive={false}
            contentStyle={tooltipBox}
            labelFormatter={(age) => t('curve.age', { age: Number(age) })}
            formatter={(share, key) => [
              formatBasisPoints(Number(share), locale),
              key === 'usual' ? t('curve.usual') : t('curve.of', { month: String(key).slice(0, 7) }),
            ]}
            itemSorter={(item) => (item.dataKey === 'usual' ? -1 : 0)}
          />
          {drawn.map(({ cohort }) => (
            <Line
              key={cohort}
              dataKey={cohort}
              stroke={cohort === newest ? 'var(--chart-1)' : 'var(--line-strong)'}
              strokeWidth={cohort === newest ? 2 : 1}
              strokeOpacity={cohort === newest ? 1 : 0.55}
              {...shared}
            />
          ))}
          <Line dataKey="usual" stroke="var(--chart-2)" strokeWidth={3} {...shared} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}
