import { getLocale, getTranslations } from 'next-intl/server'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import { outstandingLead } from '@/components/merchant-analytics/leads'
import type { CostReport } from '@/lib/analytics/costs/queries'
import { formatBasisPoints, formatMoney, formatPoints, moneyUnit } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'

/** What was given costs at face value, as expected, and what was used has really cost. */
export async function CostCards({ report }: { report: CostReport }) {
  const [t, locale] = [await getTranslations('analytics.costs'), await getLocale()]
  const { period, total, redemption } = report
  const money = (minor: number) => formatMoney(minor, period.currency, locale)
  const count = (points: number) => formatPoints(points, locale)
  const days = { from: period.from, to: period.to }
  const share = formatBasisPoints(redemption.bps, locale)
  return (
    <dl className="mb-4 grid grid-cols-2 gap-3 xl:grid-cols-4">
      <FigureCard
        label={t('cards.face')}
        value={money(total.faceMinor)}
        hint={t('amount', { points: count(total.issued) })}
        how={t('how.face', { rate: count(period.pointsPerUnit), unit: moneyUnit(locale) })}
        href={paths.merchant.journal({
          kind: ['order-award', 'behaviour-award', 'campaign-award', 'manual'],
          ...days,
        })}
      />
      <FigureCard
        label={t('cards.expected')}
        value={money(total.expectedMinor)}
        hint={t('cards.expectedHint', { share })}
        how={t(`how.expected.${redemption.source}`, { share, months: redemption.months })}
        href={paths.merchant.analytics.points()}
        tone="seal"
      />
      <FigureCard
        label={t('cards.realised')}
        value={money(total.realisedMinor)}
        hint={t('cards.realisedHint', { money: money(total.usedFaceMinor) })}
        how={t('how.realised')}
        href="#actions"
      />
      <FigureCard
        label={t('cards.stillOut')}
        value={t('amount', { points: count(total.stillOut) })}
        hint={t('cards.stillOutHint')}
        how={t('how.stillOut')}
        href={outstandingLead(null)}
      />
    </dl>
  )
}
