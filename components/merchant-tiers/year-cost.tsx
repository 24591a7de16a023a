import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Stat } from '@/components/ui/stat'
import { formatBasisPoints, formatMoney, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { floorShare } from '@/lib/kernel/basis-points'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'

/** What points come to: how many are worth a whole unit of money, and how many of those that are given will be used. */
export type PointsUse = { pointsPerUnit: number; useBps: number }

/** What tried tiers cost more or less in a year, in points and in money, and how that is worked out. */
export function YearCost({ yearPoints, others, use }: { yearPoints: number; others: number; use: PointsUse }) {
  const t = useTranslations('tiers.try')
  const locale = useLocale()
  const worth = floorShare(pointsValueMinor(Math.abs(yearPoints), use.pointsPerUnit), use.useBps)
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const facts = {
    share: formatBasisPoints(use.useBps, locale),
    money: money(worth),
  }
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-1">
        <dl>
          <Stat
            label={t('year')}
            value={t('yearPoints', { points: formatSignedPoints(yearPoints, locale) })}
            hint={yearPoints === 0 ? t('yearSame') : t(yearPoints > 0 ? 'yearMore' : 'yearLess', facts)}
          />
        </dl>
        <HowComputed label={t('howLabel')} title={t('year')}>
          {t('how', {
            share: facts.share,
            unit: money(MINOR_PER_UNIT),
            points: formatPoints(use.pointsPerUnit, locale),
          })}
        </HowComputed>
      </div>
      {others > 0 ? <p className="text-ink-muted text-sm">{t('others', { count: others })}</p> : null}
    </div>
  )
}
