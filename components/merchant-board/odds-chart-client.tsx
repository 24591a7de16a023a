'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Bar, CartesianGrid, ComposedChart, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import type { PrizeLine } from '@/lib/campaigns/board/rules'

const shared = { isAnimationActive: false, radius: [0, 3, 3, 0] as [number, number, number, number], barSize: 9 }
const ROW = 44

/** Each prize's part of the draws, as odds make it and as it came. The table below says the same in figures. */
export function OddsChart({ prizes, draws, label }: { prizes: readonly PrizeLine[]; draws: number; label: string }) {
  const t = useTranslations('campaigns-desk.board.odds')
  const locale = useLocale()
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share)
  const data = prizes.map((prize) => ({
    title: locale === 'en' ? prize.titleEn : prize.titleZh,
    told: prize.expected / draws,
    came: prize.drawn / draws,
  }))
  const nameOf = (key: string) => t(key === 'told' ? 'toldShare' : 'cameShare')
  return (
    <div role="img" aria-label={label} style={{ height: data.length * ROW + 64 }} className="w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          layout="vertical"
          data={data}
          margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" horizontal={false} />
          <XAxis type="number" tickFormatter={percent} axisLine={false} {...axis} />
          <YAxis type="category" dataKey="title" width={112} axisLine={false} {...axis} />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            contentStyle={tooltipBox}
            formatter={(share, key) => [percent(Number(share)), nameOf(String(key))]}
          />
          <Legend iconType="square" iconSize={10} itemSorter={null} formatter={(key: string) => nameOf(key)} />
          <Bar dataKey="told" fill="var(--chart-2)" {...shared} />
          <Bar dataKey="came" fill="var(--chart-1)" {...shared} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}
