import { useLocale, useTranslations } from 'next-intl'
import { tierAmount } from '@/components/account/tier-amount'
import { Badge } from '@/components/ui/badge'
import type { TierAsked } from '@/lib/rewards/rules'

/** For which tier a reward is, and how much is missing to it. */
export function TierMissing({ tier }: { tier: TierAsked }) {
  const t = useTranslations('rewards.door')
  const locale = useLocale()
  const name = locale === 'en' ? tier.titleEn : tier.titleZh
  return (
    <div className="grid justify-items-end gap-0.5 text-end">
      <Badge tone="warning">{t('tierOnly', { tier: name })}</Badge>
      {tier.missing ? (
        <p className="text-ink-muted text-sm tabular">
          {t('tierMissing', { tier: name, ...tierAmount(tier.measure, tier.missing, locale) })}
        </p>
      ) : null}
    </div>
  )
}
