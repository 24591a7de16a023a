import type { StackRefusal } from '@/lib/coupons/stack/rules'
import type { PaymentRefusal } from '@/lib/payments/errors'
import type { SpendRefusal } from '@/lib/points/rules'

/** Every refusal of a checkout, most decisive first. */
export type CheckoutRefusal =
  | 'cart-empty'
  | 'variant-unavailable'
  | 'price-changed'
  | 'out-of-stock'
  | 'coupon-unknown'
  | 'coupon-unavailable'
  | 'coupon-used-up'
  | 'coupon-needs-sign-in'
  | 'discount-over'
  | StackRefusal
  | SpendRefusal
  | 'points-not-enough'
  | 'payment-method-unavailable'
  | 'total-changed'
  | 'key-reused'
  | PaymentRefusal
