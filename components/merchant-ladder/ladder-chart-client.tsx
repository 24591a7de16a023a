'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { toldDays } from '@/lib/rewards/ladder/rules'
import type { NamedLine } from './named-rungs'

const colors = { 7: 'var(--chart-1)', 14: 'var(--chart-2)', 30: 'var(--chart-3)' }
const shared = { isAnimationActive: false }

/** What share reaches each price in 7, 14 and 30 days, and in 30 at the pace of late. The table below says the same. */
export function LadderChart({ lines, label }: { lines: readonly NamedLine[]; label: string }) {
  const t = useTranslations('rewards-ladder.chart')
  const locale = useLocale()
  const data = lines.map(({ rung, reach }) => ({
    key: rung.key,
    price: formatPoints(rung.costPoints, locale),
    title: locale === 'en' ? rung.titleEn : rung.titleZh,
    ...Object.fromEntries(toldDays.map((days) => [`d${days}`, reach.measured[days]])),
    modelled: reach.modelled[30],
  }))
  const titles = new Map(data.map((one) => [one.key, `${one.title} · ${one.price}`]))
  const nameOf = (key: string) => (key === 'modelled' ? t('modelled') : t('within', { days: Number(key.slice(1)) }))
  const prices = new Map(data.map((one) => [one.key, one.price]))
  return (
    <div role="img" aria-label={label} className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="key" tickFormatter={(key: string) => prices.get(key) ?? ''} minTickGap={4} {...axis} />
          <YAxis
            width={48}
            domain={[0, WHOLE_BPS]}
            ticks={[0, 2_500, 5_000, 7_500, WHOLE_BPS]}
            tickFormatter={(share: number) => formatBasisPoints(share, locale)}
            axisLine={false}
            {...axis}
          />
          <Tooltip
            cursor={{ fill: 'var(--sunken)', stroke: 'var(--line)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            labelFormatter={(key) => (typeof key === 'string' ? (titles.get(key) ?? '') : '')}
            formatter={(share, key) => [formatBasisPoints(Number(share), locale), nameOf(String(key))]}
          />
          <Legend iconType="square" iconSize={10} itemSorter={null} formatter={(key: string) => nameOf(key)} />
          {toldDays.map((days) => (
            <Bar
              key={days}
              dataKey={`d${days}`}
              fill={colors[days]}
              radius={[3, 3, 0, 0]}
              maxBarSize={22}
              {...shared}
            />
          ))}
          <Line
            dataKey="modelled"
            type="linear"
            stroke="var(--ink)"
            strokeDasharray="4 4"
            strokeWidth={1.5}
            dot={{ r: 3, fill: 'var(--surface)', stroke: 'var(--ink)', strokeDasharray: '0' }}
            {...shared}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
