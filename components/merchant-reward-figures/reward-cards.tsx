import { getLocale, getTranslations } from 'next-intl/server'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import { claimsLead } from '@/components/merchant-analytics/leads'
import type { RewardReport } from '@/lib/analytics/rewards/queries'
import type { RewardFigures } from '@/lib/analytics/rewards/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'

/** What was exchanged in these days, what it cost, and how much of it was used. */
export async function RewardCards({ report }: { report: RewardReport }) {
  const [t, locale] = [await getTranslations('analytics.rewards'), await getLocale()]
  const { period, rewards } = report
  const sum = (what: (one: RewardFigures) => number) => rewards.reduce((all, one) => all + what(one), 0)
  const [claims, used, wished] = [sum((one) => one.claims), sum((one) => one.used), sum((one) => one.wished)]
  const count = (amount: number) => formatPoints(amount, locale)
  const share = claims === 0 ? '—' : formatBasisPoints(Math.round((used * 10_000) / claims), locale)
  return (
    <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <FigureCard
        label={t('cards.claims')}
        value={count(claims)}
        hint={t('cards.points', { points: count(sum((one) => one.points)) })}
        how={t('how.claims')}
        href={claimsLead(null, period)}
        days={Array.from({ length: 12 }, (_, week) => sum((one) => one.weeks[week] ?? 0))}
      />
      <FigureCard
        label={t('cards.cost')}
        value={formatMoney(
          sum((one) => one.costMinor),
          period.currency,
          locale,
        )}
        how={t('how.cost')}
        href={paths.merchant.journal({ kind: 'exchange', from: period.from, to: period.to })}
        tone="seal"
      />
      <FigureCard
        label={t('cards.used')}
        value={share}
        hint={t('cards.usedHint', { used: count(used) })}
        how={t('how.used')}
        href={claimsLead('used', period)}
      />
      <FigureCard
        label={t('cards.wished')}
        value={count(wished)}
        how={t('how.wished')}
        href={paths.merchant.rewards()}
      />
    </dl>
  )
}
