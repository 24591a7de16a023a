import type { PaymentRefusal } from '@/lib/payments/errors'

/** Every refusal of an order's life, most decisive first. */
export type OrderRefusal =
  | 'order-unknown'
  | 'link-expired'
  | 'order-not-awaiting-payment'
  | 'order-not-shippable'
  | 'order-not-deliverable'
  | 'refund-not-failed'
  | 'key-reused'
  | PaymentRefusal
