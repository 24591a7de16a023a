import { shopperRefusals } from '@/components/cart/shopper-refusals'

/** What the form says: the advice comes worded, and the note is drawn on the server. */
export const checkoutWords = [
  'checkout.items',
  'checkout.contact',
  'checkout.address',
  'checkout.advice.title',
  'checkout.advice.taken',
  'checkout.advice.undo',
  'checkout.coupon',
  'checkout.points',
  'checkout.receipt',
  'checkout.award',
  'checkout.pay',
  'checkout.offline',
  'checkout.method',
  'points.why.rule',
  'account.address',
  'auth.errors',
  ...shopperRefusals,
] as const
