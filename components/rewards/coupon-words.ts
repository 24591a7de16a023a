import { useLocale, useTranslations } from 'next-intl'
import type { CouponTerms } from '@/lib/coupons/rules'
import { formatBasisPoints, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-currency'

const WHOLE_BPS = 10_000
/** 88 折 is 12 % off: what is left of ten, in tenths. */
const BPS_PER_ZHE = 1_000

export type CouponWorthTerms = Pick<CouponTerms, 'kind' | 'percentBps'> & {
  amountMinor: number
  maxDiscountMinor: number | null
  minGoodsMinor: number
}

/** What a coupon takes off, and from when, in the shopper's words, before the counter and behind it. */
export function useCouponWords(): (terms: CouponWorthTerms) => { worth: string; from: string } {
  const t = useTranslations('coupons')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency, locale, { trimZeros: true })
  return (terms) => ({
    worth: worthOf(terms),
    from: terms.minGoodsMinor > 0 ? t('from', { money: money(terms.minGoodsMinor) }) : t('anyOrder'),
  })

  function worthOf({ kind, amountMinor, percentBps, maxDiscountMinor }: CouponWorthTerms): string {
    if (kind === 'free-shipping') return t('freeShipping')
    if (kind === 'amount') return t('amount', { money: money(amountMinor) })
    // 「8.8 折」 says what is left of ten, "12 % off" what is taken away
    const off = locale === 'en' ? formatBasisPoints(percentBps, locale) : `${(WHOLE_BPS - percentBps) / BPS_PER_ZHE}`
    return maxDiscountMinor === null ? t('percent', { off }) : t('percentMost', { off, money: money(maxDiscountMinor) })
  }
}
