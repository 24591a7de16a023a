import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-currency'
import type { TierAsked } from '@/lib/rewards/rules'

/** For which tier a reward is, and how much is missing to it. */
export function TierMissing({ tier }: { tier: TierAsked }) {
  const t = useTranslations('rewards.door')
  const locale = useLocale()
  const name = locale === 'en' ? tier.titleEn : tier.titleZh
  return (
    <div className="grid justify-items-end gap-0.5 text-end">
      <Badge tone="warning">{t('tierOnly', { tier: name })}</Badge>
      {tier.missingMinor ? (
        <p className="text-ink-muted text-sm tabular">
          {t('tierMissing', {
            tier: name,
            money: formatMoney(tier.missingMinor, shopCurrency, locale, { trimZeros: true }),
          })}
        </p>
      ) : null}
    </div>
  )
}
