import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { TierMeasure } from '@/lib/tiers/rules'

/** So much of what tiers go by, as a sentence takes it: money, or points that its words name. */
export const tierAmount = (measure: TierMeasure | null, amount: number, locale: string) => ({
  measure: measure ?? 'spend',
  amount:
    measure === 'points'
      ? formatPoints(amount, locale)
      : formatMoney(amount, shopCurrency(), locale, { trimZeros: true }),
})
