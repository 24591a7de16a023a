import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** What a reward costs, in words: points, and money beside them where it costs some. */
export function usePrice(): (price: { costPoints: number; cashMinor: number }) => string {
  const t = useTranslations('rewards')
  const locale = useLocale()
  return ({ costPoints, cashMinor }) => {
    const points = formatPoints(costPoints, locale)
    return cashMinor > 0
      ? t('costMoney', { points, money: formatMoney(cashMinor, shopCurrency(), locale) })
      : t('cost', { points })
  }
}
