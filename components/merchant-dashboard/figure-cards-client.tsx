'use client'
import { useLocale, useTranslations } from 'next-intl'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import { type OverviewFigure, overviewLead, permittedLead } from '@/components/merchant-analytics/leads'
import type { Dashboard } from '@/lib/analytics/queries'
import { changeOf, type Totals, totalsOf } from '@/lib/analytics/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'

const figures: Record<OverviewFigure, { of: keyof Totals; unit: 'count' | 'money' | 'points'; neutral?: boolean }> = {
  orders: { of: 'orders', unit: 'count' },
  revenue: { of: 'revenueMinor', unit: 'money' },
  average: { of: 'averageMinor', unit: 'money' },
  issued: { of: 'issuedPoints', unit: 'points', neutral: true },
  redeemed: { of: 'redeemedPoints', unit: 'points', neutral: true },
  expired: { of: 'expiredPoints', unit: 'points', neutral: true },
  takenBack: { of: 'takenBackPoints', unit: 'points', neutral: true },
  available: { of: 'availablePoints', unit: 'points', neutral: true },
  pending: { of: 'pendingPoints', unit: 'points', neutral: true },
  held: { of: 'heldPoints', unit: 'points', neutral: true },
}

const groups: readonly { name: 'trade' | 'flow' | 'balance'; figures: readonly OverviewFigure[] }[] = [
  { name: 'trade', figures: ['orders', 'revenue', 'average'] },
  { name: 'flow', figures: ['issued', 'redeemed', 'expired', 'takenBack'] },
  { name: 'balance', figures: ['available', 'pending', 'held'] },
]

type FigureCardsProps = { dashboard: Dashboard; seesOrders: boolean }

/** The figures of the page in three rows: trade, points that moved, points that lie. */
export function FigureCards({ dashboard, seesOrders }: FigureCardsProps) {
  const t = useTranslations('analytics.overview')
  return (
    <div className="grid gap-6">
      {groups.map((group) => (
        <section key={group.name} aria-label={t(`groups.${group.name}`)}>
          <h2 className="mb-2 font-medium text-ink-muted text-sm">{t(`groups.${group.name}`)}</h2>
          <dl
            className={
              group.figures.length === 4
                ? 'grid grid-cols-2 gap-3 xl:grid-cols-4'
                : 'grid grid-cols-2 gap-3 *:last:col-span-2 lg:grid-cols-3 lg:*:last:col-span-1'
            }
          >
            {group.figures.map((figure) => (
              <Card key={figure} {...{ figure, dashboard, seesOrders }} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Card({ figure, dashboard, seesOrders }: FigureCardsProps & { figure: OverviewFigure }) {
  const t = useTranslations('analytics.overview')
  const frame = useTranslations('analytics.frame')
  const locale = useLocale()
  const { of, unit, neutral } = figures[figure]
  const money = (amount: number) => formatMoney(amount, dashboard.currency, locale)
  const shown = (amount: number) => (unit === 'money' ? money(amount) : formatPoints(amount, locale))
  const change = changeOf(dashboard.now[of], dashboard.before[of])
  const size = shown(Math.abs(change.difference))
  const by =
    change.shareBps === null ? size : formatBasisPoints(Math.abs(Math.round(change.shareBps / 10) * 10), locale)
  const { refundedMinor, returnedPoints } = dashboard.now
  const hints: Partial<Record<OverviewFigure, string | null>> = {
    revenue: refundedMinor > 0 ? t('hints.revenue', { amount: money(refundedMinor) }) : null,
    redeemed: returnedPoints > 0 ? t('hints.redeemed', { points: formatPoints(returnedPoints, locale) }) : null,
  }
  return (
    <FigureCard
      label={t(`figures.${figure}`)}
      value={shown(dashboard.now[of])}
      change={change}
      changeText={frame(`change.${change.direction}`, { by, before: shown(dashboard.before[of]) })}
      how={t(`computed.${figure}`)}
      hint={hints[figure] ?? undefined}
      href={permittedLead(overviewLead(figure, dashboard), seesOrders)}
      days={dashboard.days.map((day) => totalsOf([day])[of])}
      neutral={neutral}
    />
  )
}
