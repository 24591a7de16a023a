import { shopperRefusals } from '@/components/cart/shopper-refusals'
import type { OrderView } from '@/lib/orders/queries'
import { refundRefusals } from './refund-refusals'

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
  'orders.draws',
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
  draws: [...always, 'refusals.draws-opened', 'refusals.draws-back-over', ...refundRefusals],
  other: always,
} as const

/** The sentences of one order's page. */
export const orderWords = (order: OrderView) => words[partOf(order)]

function partOf({ state, requests, draws }: OrderView): keyof typeof words {
  if (state === 'awaiting_payment') return 'waiting'
  if (draws?.mayGiveBack) return 'draws'
  return requests.some((one) => one.state === 'requested') ? 'asked' : 'other'
}
