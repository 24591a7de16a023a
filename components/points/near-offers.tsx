import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { Offer } from '@/lib/rewards/queries'

/** What these points can become now, and how far the next thing is. */
export function NearOffers({ offers }: { offers: readonly Offer[] }) {
  const t = useTranslations('points.near')
  const locale = useLocale()
  return (
    <ul className="grid gap-3">
      {offers.map(({ rewardId, titleZh, titleEn, costPoints, cashMinor, progress }) => {
        const title = locale === 'en' ? titleEn : titleZh
        // a guest has no way to measure yet
        const has = costPoints - (progress?.missingPoints ?? costPoints)
        return (
          <li key={rewardId}>
            <Link href={paths.rewards()} className="grid gap-1.5 rounded-lg py-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="font-medium">{title}</span>
                <span className="shrink-0 text-ink-muted text-sm tabular">
                  {t('cost', { points: formatPoints(costPoints, locale) })}
                  {cashMinor > 0 ? ` + ${formatMoney(cashMinor, shopCurrency(), locale)}` : null}
                </span>
              </span>
              {progress?.reached ? (
                <Badge tone="seal" className="w-fit">
                  {t('reached')}
                </Badge>
              ) : null}
              {progress && !progress.reached ? (
                <>
                  <Progress
                    value={has}
                    max={costPoints}
                    tone="seal"
                    label={t('progress', { title })}
                    valueText={t('progressText', {
                      have: formatPoints(has, locale),
                      cost: formatPoints(costPoints, locale),
                    })}
                  />
                  <span className="text-ink-muted text-sm tabular">
                    {t('missing', { points: formatPoints(progress.missingPoints, locale) })}
                  </span>
                </>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
