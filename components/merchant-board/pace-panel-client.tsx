'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { axis, tooltipBox } from '@/components/merchant-kit/chart-style'
import { Panel } from '@/components/merchant-kit/panel'
import { Segmented } from '@/components/ui/segmented'
import type { Board } from '@/lib/campaigns/board/queries'
import { formatPoints } from '@/lib/i18n/format'

/** Draws by the hour or by the day, in the shop's own time. */
export function PacePanel({ board }: { board: Board }) {
  const t = useTranslations('campaigns-desk.board.pace')
  const locale = useLocale()
  const [by, setBy] = useState<'hours' | 'days'>(board.days.length > 2 ? 'days' : 'hours')
  const paces = board[by]
  const total = paces.reduce((sum, pace) => sum + pace.draws, 0)
  const short = (at: string) => (by === 'days' ? at.slice(5, 10).replace('-', '/') : at.slice(11, 16))
  return (
    <Panel
      title={t('title')}
      aside={
        <Segmented
          name="pace"
          label={t('by')}
          value={by}
          onValueChange={(value) => setBy(value === 'hours' ? 'hours' : 'days')}
          options={[
            { value: 'hours', label: t('hours') },
            { value: 'days', label: t('days') },
          ]}
        />
      }
    >
      {total === 0 ? (
        <p className="py-10 text-center text-ink-muted">{t('none')}</p>
      ) : (
        <div role="img" aria-label={t('label', { total, by: t(by) })} className="h-56 w-full">
          <ResponsiveContainer width="100%" height="100%">
            <ComposedChart data={paces} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
              <CartesianGrid stroke="var(--line)" vertical={false} />
              <XAxis dataKey="at" tickFormatter={short} minTickGap={24} {...axis} />
              <YAxis
                width={48}
                allowDecimals={false}
                tickFormatter={(amount: number) => formatPoints(amount, locale)}
                axisLine={false}
                {...axis}
              />
              <Tooltip
                cursor={{ fill: 'var(--sunken)' }}
                isAnimationActive={false}
                contentStyle={tooltipBox}
                labelFormatter={(at) =>
                  typeof at === 'string' ? at.replace('T', ' ').slice(0, by === 'days' ? 10 : 16) : ''
                }
                formatter={(amount) => [formatPoints(Number(amount), locale), t('draws')]}
              />
              <Bar
                dataKey="draws"
                fill="var(--chart-1)"
                radius={[3, 3, 0, 0]}
                maxBarSize={28}
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      )}
      {total > 0 ? <PaceTable paces={paces} by={by} /> : null}
    </Panel>
  )
}

/** The same for whoever hears the page. */
function PaceTable({ paces, by }: { paces: Board['days']; by: 'hours' | 'days' }) {
  const t = useTranslations('campaigns-desk.board.pace')
  return (
    <table className="sr-only">
      <caption>{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(by)}</th>
          <th scope="col">{t('draws')}</th>
        </tr>
      </thead>
      <tbody>
        {paces
          .filter(({ draws }) => draws > 0)
          .map(({ at, draws }) => (
            <tr key={at}>
              <th scope="row">{at.replace('T', ' ').slice(0, by === 'days' ? 10 : 16)}</th>
              <td>{draws}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
