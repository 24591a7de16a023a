import { getLocale } from 'next-intl/server'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { refundPreview } from '@/lib/orders/staff/rules'
import { OrderDeeds } from './order-deeds-client'

type OrderDeedsOfProps = { order: StaffOrder; mayShip: boolean; mayRefund: boolean }

/** What may be done with an order, with what a refund would do worked out. */
export async function OrderDeedsOf({ order, mayShip, mayRefund }: OrderDeedsOfProps) {
  const locale = await getLocale()
  const { coupon } = order
  return (
    <OrderDeeds
      // a state that has changed begins anew: no half-filled form of before
      key={order.state}
      orderId={order.id}
      number={order.number}
      state={order.state}
      totalMinor={order.totalMinor}
      currency={order.currency}
      points={refundPreview(order.refundFacts)}
      coupon={coupon ? (locale === 'en' ? coupon.titleEn : coupon.titleZh) : null}
      mayShip={mayShip}
      mayRefund={mayRefund}
    />
  )
}
