import { Stripe } from 'stripe'
import { type Refused, refuse } from '@/lib/kernel/result'
import type { PaymentRefusal } from './errors'

/** What Stripe's refusal means for the shop; anything that is not Stripe's stays an error. */
export function stripeRefusal<R extends PaymentRefusal>(
  error: unknown,
  whenInvalid: R,
): Refused<R | 'payments-unavailable' | 'payments-not-configured' | 'payment-key-reused' | 'payment-not-found'> {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  const status = error.statusCode ?? 0
  // with the request's id an owner finds the call in Stripe's log
  console.error(`stripe: ${error.type} ${error.code ?? ''} ${error.message} (${error.requestId ?? 'no request id'})`)
  if (status === 409 || status === 429 || status >= 500 || error instanceof Stripe.errors.StripeConnectionError) {
    return refuse('payments-unavailable')
  }
  if (status === 401 || status === 403) return refuse('payments-not-configured')
  if (error instanceof Stripe.errors.StripeIdempotencyError) return refuse('payment-key-reused')
  if (error.code === 'resource_missing') return refuse('payment-not-found')
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return refuse(whenInvalid)
  return refuse('payments-unavailable')
}
