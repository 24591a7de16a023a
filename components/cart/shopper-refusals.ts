import type { CartRefusal } from '@/lib/cart/errors'
import type { CheckoutRefusal } from '@/lib/checkout/errors'
import type { GateRefusal } from '@/lib/gate/context'
import type { OrderRefusal } from '@/lib/orders/errors'

type Met = Exclude<
  CartRefusal | CheckoutRefusal | OrderRefusal | GateRefusal,
  // what only staff and the provider are told
  'order-not-shippable' | 'refund-not-failed' | 'payment-refund-refused' | 'webhook-signature-invalid' | 'webhook-stale'
>

// a refusal that a buyer can meet and that is missing here is a type error
const met: Record<Met, true> = {
  'variant-unavailable': true,
  'quantity-out-of-range': true,
  'out-of-stock': true,
  'cart-empty': true,
  'price-changed': true,
  'coupon-unknown': true,
  'coupon-unavailable': true,
  'coupon-used-up': true,
  'coupon-needs-sign-in': true,
  'coupon-not-started': true,
  'coupon-expired': true,
  'coupon-other-goods': true,
  'coupon-below-minimum': true,
  'coupon-no-effect': true,
  'coupon-not-together': true,
  'coupon-automatic-better': true,
  'discount-over': true,
  'points-not-in-steps': true,
  'points-below-minimum': true,
  'points-over-balance': true,
  'points-over-cap': true,
  'points-not-enough': true,
  'payment-method-unavailable': true,
  'total-changed': true,
  'key-reused': true,
  'order-unknown': true,
  'link-expired': true,
  'order-not-awaiting-payment': true,
  'order-not-deliverable': true,
  'payments-not-configured': true,
  'payments-unavailable': true,
  'payment-key-reused': true,
  'payment-not-found': true,
  'payment-session-closed': true,
  'payment-request-refused': true,
  'sign-in-needed': true,
  'not-allowed': true,
  'wrong-origin': true,
  'input-invalid': true,
  'too-many-tries': true,
  'door-shut': true,
}

/** The sentences of what a buyer can be refused on the way from the cart to the paid order, and of nothing else. */
export const shopperRefusals = Object.keys(met).map((code) => `refusals.${code}` as const)
