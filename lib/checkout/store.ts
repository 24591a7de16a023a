import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { OrderState } from '@/lib/orders/rules'
import type { CheckoutRefusal } from './errors'

export type PlacedOrder = {
  orderId: string
  number: number
  totalMinor: number
  state: OrderState
  holdExpiresAt: string
  replayed: boolean
}

/** Places an order and takes its holds, in one statement; the same request answers with the same order. */
export const place = (order: Readonly<Record<string, unknown>>, on: Queryable) =>
  refusable<PlacedOrder, CheckoutRefusal>(
    rows<{ result: PlacedOrder }>('select order_place($1) as result', [JSON.stringify(order)], on).then(
      ([found]) => (found as { result: PlacedOrder }).result,
    ),
  )
