import type { LineGoods } from '@/lib/catalog/rules'

/** An order's life. A state never goes back, except that a late payment may revive a cancelled order. */
export const orderStates = ['awaiting_payment', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'] as const
export type OrderState = (typeof orderStates)[number]

/** What may be done in which state; page, verb and docs read the same table. The database decides races. */
export const orderActions = {
  pay: ['awaiting_payment'],
  cancel: ['awaiting_payment'],
  ship: ['paid'],
  refund: ['paid', 'shipped', 'completed'],
} as const satisfies Record<string, readonly OrderState[]>

export type OrderAction = keyof typeof orderActions

export function orderMay(action: OrderAction, state: OrderState): boolean {
  return (orderActions[action] as readonly OrderState[]).includes(state)
}

export type RefundState = 'pending' | 'succeeded' | 'failed'

/** A refund is asked for this often, each time after twice the wait: some seventeen hours in all. */
export const REFUND_TRIES = 11

/** A link to an order opens it for this many days. */
export const ORDER_LINK_DAYS = 90

/** A line as it was bought, with its part of every deduction. */
export type OrderLineView = LineGoods & {
  unitPriceMinor: number
  quantity: number
  goodsMinor: number
  couponMinor: number
  pointsMinor: number
  netMinor: number
}

/** What an order came to and how far it has got, as the database's order_sums says it. */
export type OrderSums = {
  id: string
  number: number
  state: OrderState
  currency: string
  goodsMinor: number
  couponMinor: number
  pointsMinor: number
  shippingMinor: number
  totalMinor: number
  spentPoints: number
  awardPoints: number
  placedAt: string
  paidAt: string | null
  shippedAt: string | null
  completedAt: string | null
  cancelledAt: string | null
  cancelReason: string | null
  refundedAt: string | null
  trackingCarrier: string | null
  trackingNumber: string | null
}
