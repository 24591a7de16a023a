import { useLocale, useTranslations } from 'next-intl'
import type { CouponScope, CouponTerms } from '@/lib/coupons/rules'
import { formatBasisPoints, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

const WHOLE_BPS = 10_000
/** 88 折 is 12 % off: what is left of ten, in tenths. */
const BPS_PER_ZHE = 1_000

export type CouponWorthTerms = Pick<CouponTerms, 'kind' | 'percentBps' | 'pieces' | 'scope'> & {
  amountMinor: number
  maxDiscountMinor: number | null
  minGoodsMinor: number
}

/** What a coupon takes off, and from when, in the shopper's words, before the counter and behind it. */
export function useCouponWords(): (terms: CouponWorthTerms) => { worth: string; from: string } {
  const t = useTranslations('coupons')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  return (terms) => ({
    worth: worthOf(terms),
    from: [
      ...(terms.scope ? [scopeWords(terms.scope)] : []),
      ...(terms.minGoodsMinor > 0
        ? [t('from', { money: money(terms.minGoodsMinor) })]
        : terms.scope
          ? []
          : [t('anyOrder')]),
    ].join(t('comma')),
  })

  function scopeWords({ named, count }: CouponScope): string {
    const names = named.map((one) => (locale === 'en' ? one.titleEn : one.titleZh)).join(t('listComma'))
    return count > named.length ? t('scopeMore', { names, count }) : t('scope', { names })
  }

  function worthOf({ kind, pieces, amountMinor, percentBps, maxDiscountMinor }: CouponWorthTerms): string {
    if (kind === 'product') return t('product', { count: pieces ?? 1 })
    if (kind === 'free-shipping') return t('freeShipping')
    if (kind === 'amount') return t('amount', { money: money(amountMinor) })
    // 「8.8 折」 says what is left of ten, "12 % off" what is taken away
    const off = locale === 'en' ? formatBasisPoints(percentBps, locale) : `${(WHOLE_BPS - percentBps) / BPS_PER_ZHE}`
    return maxDiscountMinor === null ? t('percent', { off }) : t('percentMost', { off, money: money(maxDiscountMinor) })
  }
}
