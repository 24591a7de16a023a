import { useLocale, useTranslations } from 'next-intl'
import type { CouponRow } from '@/lib/coupons/staff/queries'
import { formatBasisPoints, formatMoney } from '@/lib/i18n/format'

type Worth = Pick<CouponRow, 'kind' | 'amountMinor' | 'percentBps' | 'maxDiscountMinor' | 'minGoodsMinor'>

/** What a coupon takes off, in a few words: «满 ¥199 减 ¥20». */
export function CouponWorth({ coupon, currency }: { coupon: Worth; currency: string }) {
  const t = useTranslations('merchant.coupons.worth')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const off =
    coupon.kind === 'free-shipping'
      ? t('shipping')
      : coupon.kind === 'amount'
        ? t('amount', { amount: money(coupon.amountMinor) })
        : t('percent', { percent: formatBasisPoints(coupon.percentBps, locale) })
  const cap =
    coupon.kind === 'percent' && coupon.maxDiscountMinor ? t('cap', { amount: money(coupon.maxDiscountMinor) }) : ''
  const from = coupon.minGoodsMinor > 0 ? t('from', { amount: money(coupon.minGoodsMinor) }) : ''
  return (
    <span className="grid text-end md:text-start">
      <span className="font-medium">{off}</span>
      {cap || from ? <span className="text-ink-muted text-sm">{[from, cap].filter(Boolean).join(' · ')}</span> : null}
    </span>
  )
}
