import type { LineGoods } from '@/lib/catalog/rules'

/** An order's life. A state never goes back, except that a late payment may revive a cancelled order. */
export const orderStates = ['awaiting_payment', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'] as const
export type OrderState = (typeof orderStates)[number]

/** What may be done in which state; page, verb and docs read the same table. The database decides races. */
export const orderActions = {
  pay: ['awaiting_payment'],
  cancel: ['awaiting_payment'],
  ship: ['paid'],
  /** once; the day it arrived is on the order */
  deliver: ['shipped'],
  refund: ['paid', 'shipped', 'completed'],
} as const satisfies Record<string, readonly OrderState[]>

export type OrderAction = keyof typeof orderActions

export function orderMay(action: OrderAction, state: OrderState): boolean {
  return (orderActions[action] as readonly OrderState[]).includes(state)
}

export type RefundState = 'pending' | 'succeeded' | 'failed'

/** One refund of an order, as the database's order_refunds says it; amounts are fen. */
export type RefundView = {
  id: string
  /** 1, 2, … of its order; null for money that paid no order */
  no: number | null
  amountMinor: number
  shippingMinor: number
  withheldMinor: number
  returnedPoints: number
  revokedPoints: number
  owedPoints: number
  state: RefundState
  reason: string
  createdAt: string
  settledAt: string | null
  lines: { position: number; quantity: number; netMinor: number }[]
}

/** What a shopper calls where an order is: a parcel that has arrived is no longer on its way. */
export function orderStage(order: { state: OrderState; deliveredAt: unknown }): OrderState | 'delivered' {
  return order.state === 'shipped' && order.deliveredAt !== null ? 'delivered' : order.state
}

/** Something of the order has gone back, and something has not. */
export function isPartlyRefunded(order: { state: OrderState; refundedMinor: number; returnedPoints: number }): boolean {
  return order.state !== 'refunded' && order.refundedMinor + order.returnedPoints > 0
}

/** A refund is asked for this often, each time after twice the wait: some seventeen hours in all. */
export const REFUND_TRIES = 11

/** A link to an order opens it for this many days. */
export const ORDER_LINK_DAYS = 90

/** A line as it was bought, with its part of every deduction. */
export type OrderLineView = LineGoods & {
  position: number
  unitPriceMinor: number
  quantity: number
  goodsMinor: number
  couponMinor: number
  pointsMinor: number
  netMinor: number
  refundedQuantity: number
  refundedNetMinor: number
}

/** The boxes of an order that carries draws: how many are opened, and until when the others can be given back. */
export type OrderDraws = {
  slug: string
  unopened: number
  opened: number
  givenBack: number
  backUntil: string | null
  mayGiveBack: boolean
}

/** What a discount or a coupon took off an order. */
export type OrderDiscount = {
  couponId: string
  isAutomatic: boolean
  code: string | null
  titleZh: string
  titleEn: string
  amountMinor: number
  freesShipping: boolean
  /** of a coupon: held, used or released */
  state: string | null
}

/** What an order came to and how far it has got, as the database's order_sums says it. */
export type OrderSums = {
  id: string
  number: number
  /** of a reward that costs money beside points: the order carries it alone */
  rewardId: string | null
  /** of a campaign whose draws it bought: the order carries them alone */
  campaignId: string | null
  state: OrderState
  currency: string
  goodsMinor: number
  /** what all of `discounts` took off */
  couponMinor: number
  /** automatic discount, code, one's own coupon: as they came off */
  discounts: OrderDiscount[]
  pointsMinor: number
  shippingMinor: number
  totalMinor: number
  spentPoints: number
  awardPoints: number
  placedAt: string
  paidAt: string | null
  shippedAt: string | null
  deliveredAt: string | null
  completedAt: string | null
  cancelledAt: string | null
  cancelReason: string | null
  refundedAt: string | null
  refundedMinor: number
  refundedShippingMinor: number
  returnedPoints: number
  revokedPoints: number
  trackingCarrier: string | null
  trackingNumber: string | null
}
