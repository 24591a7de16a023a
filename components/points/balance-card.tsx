import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { MyPoints } from '@/lib/points/queries'
import { pointsValueMinor, type SpendingTerms } from '@/lib/points/rules'
import { SealWatermark } from './seal-watermark'

/** The promise the shop has made, in its own vermilion: how many points, and what they are worth. */
export function BalanceCard({ mine, spending }: { mine: MyPoints; spending: SpendingTerms }) {
  const t = useTranslations('points.balance')
  const locale = useLocale()
  const worth = pointsValueMinor(mine.availablePoints, spending.pointsPerUnit)
  const others = [
    ['pending', mine.pendingPoints],
    ['held', mine.heldPoints],
    ['used', mine.usedPoints],
  ] as const
  return (
    <section
      aria-label={t('label')}
      className="relative isolate overflow-hidden rounded-2xl bg-seal p-6 text-on-seal shadow-lg md:p-8 forced-colors:border"
    >
      <SealWatermark className="absolute -right-10 -bottom-14 -z-10 size-64 opacity-15 md:size-80" />
      <p className="text-sm">{t('label')}</p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
        <strong className="font-display font-semibold text-5xl tabular tracking-tight md:text-6xl">
          {formatPoints(mine.availablePoints, locale)}
        </strong>
        <span>{t('worth', { money: formatMoney(worth, shopCurrency(), locale, { trimZeros: true }) })}</span>
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <LinkButton href={paths.products()} tone="outline" className="border-transparent">
          {t('spend')}
        </LinkButton>
        <LinkButton
          href={paths.rewards()}
          tone="ghost"
          className="border border-on-seal/60 text-on-seal hover:bg-seal-hover"
        >
          {t('exchange')}
        </LinkButton>
        <LinkButton
          href={paths.campaigns()}
          tone="ghost"
          className="border border-on-seal/60 text-on-seal hover:bg-seal-hover"
        >
          {t('play')}
        </LinkButton>
      </div>
      <dl className="mt-6 grid grid-cols-3 gap-3 border-on-seal/30 border-t pt-4">
        {others.map(([name, amount]) => (
          <div key={name}>
            <dt className="text-sm">{t(name)}</dt>
            <dd className="font-semibold text-xl tabular">{formatPoints(amount, locale)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
