import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/merchant-kit/facts'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { isPartlyRefunded } from '@/lib/orders/rules'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'

/** Goods, coupon, points, shipping, total: the order in which they are taken off, always. */
export async function OrderReceipt({ order }: { order: StaffOrder }) {
  const t = await getTranslations('merchant.order.receipt')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const facts = [
    { name: t('goods'), value: money(order.goodsMinor) },
    ...order.discounts.map((one) => ({
      name: (
        <>
          {t(one.isAutomatic ? 'automatic' : 'coupon')}{' '}
          <Link href={paths.merchant.coupon(one.couponId)} className="underline underline-offset-4">
            {locale === 'en' ? one.titleEn : one.titleZh}
          </Link>
        </>
      ),
      value: one.freesShipping ? t('freesShipping') : `−${money(one.amountMinor)}`,
    })),
    // those of a reward were its price, and took nothing off
    order.pointsMinor > 0
      ? {
          name: t('points', { points: formatPoints(order.spentPoints, locale) }),
          value: `−${money(order.pointsMinor)}`,
        }
      : null,
    { name: t('shipping'), value: order.shippingMinor === 0 ? t('free') : money(order.shippingMinor) },
    { name: t('total'), value: money(order.totalMinor), strong: true },
    order.refundedMinor > 0 ? { name: t('refunded'), value: `−${money(order.refundedMinor)}` } : null,
    isPartlyRefunded(order) ? { name: t('left'), value: money(order.totalMinor - order.refundedMinor) } : null,
  ]
  return <Facts facts={facts.filter((fact) => fact !== null)} className="ml-auto max-w-sm" />
}
