import type { PaymentRefusal } from '@/lib/payments/errors'
import type { RefundRefusal } from './refunds/errors'

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

/** Why boxes that were bought were not given back. */
export type GiveBackRefusal = 'link-expired' | 'draws-back-over' | RefundRefusal
