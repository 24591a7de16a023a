import type { CouponRefusal } from '@/lib/coupons/rules'
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
  | CouponRefusal
  | SpendRefusal
  | 'points-not-enough'
  | 'payment-method-unavailable'
  | 'total-changed'
  | 'key-reused'
  | PaymentRefusal
