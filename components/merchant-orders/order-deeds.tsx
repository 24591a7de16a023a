import { getLocale } from 'next-intl/server'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { OrderDeeds } from './order-deeds-client'
import { refundableOf } from './refundable-order'

type OrderDeedsOfProps = { order: StaffOrder; mayShip: boolean; mayRefund: boolean }

/** What may be done with an order, by whoever may. */
export async function OrderDeedsOf({ order, mayShip, mayRefund }: OrderDeedsOfProps) {
  const locale = await getLocale()
  return (
    <OrderDeeds
      // a state that has changed, or another refund, begins anew: no half-filled form of before
      key={`${order.state}:${order.refunds.length}`}
      order={refundableOf(order, locale)}
      state={order.state}
      isDelivered={order.deliveredAt !== null}
      mayShip={mayShip}
      mayRefund={mayRefund}
    />
  )
}
