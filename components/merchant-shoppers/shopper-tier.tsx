import { useLocale, useTranslations } from 'next-intl'
import { tierAmount } from '@/components/account/tier-amount'
import { tierKeepText } from '@/components/account/tier-keep-text'
import { Badge } from '@/components/ui/badge'
import type { TierStanding } from '@/lib/tiers/queries'

/** A shopper's tier as the desk sees it: which, what is missing to the next, and until when it holds. */
export function ShopperTier({ standing: { measure, level, next, keep } }: { standing: TierStanding }) {
  const t = useTranslations('tiers.mine')
  const locale = useLocale()
  const name = (one: { nameZh: string; nameEn: string }) => (locale === 'en' ? one.nameEn : one.nameZh)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {level ? <Badge tone="seal">{name(level)}</Badge> : null}
      <span className="text-ink-muted">
        {next ? t('next', { ...tierAmount(measure, next.missing, locale), name: name(next.level) }) : t('top')}
      </span>
      {keep ? <span className="text-ink-muted">{tierKeepText(t, keep, locale)}</span> : null}
    </p>
  )
}
