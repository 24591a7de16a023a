import { useLocale, useTranslations } from 'next-intl'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import type { ShoppersReport } from '@/lib/analytics/shoppers/queries'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { pointsValueMinor } from '@/lib/points/rules'

/** All shoppers in four figures. */
export function ReportFigures({ report }: { report: ShoppersReport }) {
  const t = useTranslations('analytics.shoppers.figures')
  const locale = useLocale()
  const { shoppers, buyers, spentMinor, availablePoints, pendingPoints, pointsPerUnit, currency, segments } = report
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const worth = (points: number) => money(pointsValueMinor(points, pointsPerUnit))
  const back = segments.find(({ code }) => code === 'win-back')
  const share = shoppers === 0 ? 0 : Math.round((buyers * 10_000) / shoppers)
  return (
    <dl className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <FigureCard
        label={t('shoppers')}
        value={formatPoints(shoppers, locale)}
        hint={t('buyers', { count: buyers, share: formatBasisPoints(share, locale) })}
        how={t('how.shoppers')}
        href={paths.merchant.shoppers()}
      />
      <FigureCard
        label={t('spent')}
        value={money(spentMinor)}
        hint={t('each', { money: money(buyers === 0 ? 0 : Math.floor(spentMinor / buyers)) })}
        how={t('how.spent')}
        href={paths.merchant.shoppers({ sort: 'spent' })}
      />
      <FigureCard
        label={t('stake')}
        value={worth(availablePoints + pendingPoints)}
        hint={t('parts', { available: worth(availablePoints), pending: worth(pendingPoints) })}
        how={t('how.stake', { points: pointsPerUnit, money: money(100) })}
        href={paths.merchant.shoppers({ sort: 'available' })}
        tone="seal"
      />
      <FigureCard
        label={t('back')}
        value={formatPoints(back?.shoppers ?? 0, locale)}
        hint={t('backStake', { money: worth((back?.availablePoints ?? 0) + (back?.pendingPoints ?? 0)) })}
        how={t('how.back')}
        href={paths.merchant.shoppers({ segment: 'win-back', sort: 'available' })}
      />
    </dl>
  )
}
