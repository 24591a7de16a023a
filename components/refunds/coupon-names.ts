import type { OrderSums } from '@/lib/orders/rules'

/** The coupons that a refund may give back; an automatic discount is nobody's to keep. */
export function couponNames({ discounts }: Pick<OrderSums, 'discounts'>, locale: string): string | null {
  const names = discounts.filter((one) => !one.isAutomatic).map((one) => (locale === 'en' ? one.titleEn : one.titleZh))
  return names.join(locale === 'en' ? ', ' : '、') || null
}
