import { shopperRefusals } from '@/components/cart/shopper-refusals'
import type { OrderView } from '@/lib/orders/queries'

const always = [
  'orders.headline',
  'orders.order',
  'orders.placed',
  'orders.steps',
  'orders.items',
  'orders.receipt',
  'orders.refunded',
  'orders.cancelled',
  'orders.address',
  'orders.note',
  'orders.delivery',
  'orders.delivered',
  'orders.award',
  'orders.again',
  'orders.reward',
  'orders.request',
  'orders.saveLink',
  'checkout.items',
  'checkout.receipt',
  'checkout.award',
  'points.why.rule',
  'reviews.mine.orderLink',
] as const

// what can still be pressed: only an order that waits for its payment, or for an answer, can be refused anything
const words = {
  waiting: [...always, 'orders.awaiting', ...shopperRefusals],
  asked: [...always, 'refusals.refund-request-closed'],
  other: always,
} as const

/** The sentences of one order's page. */
export const orderWords = ({ state, requests }: OrderView) =>
  words[
    state === 'awaiting_payment' ? 'waiting' : requests.some((one) => one.state === 'requested') ? 'asked' : 'other'
  ]
