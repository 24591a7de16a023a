import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { Result } from '@/lib/kernel/result'
import type { PaymentRefusal, WebhookRefusal } from './errors'

export type PaymentLine = {
  name: string
  quantity: number
  /** The whole line, not one piece, in minor units. */
  amountMinor: number
}

export type NewSession = {
  orderId: string
  orderNumber: string
  /** What the shopper pays, after every deduction, shipping included. At least 1. */
  amountMinor: number
  /** ISO 4217, any case. */
  currency: string
  /** Shown to the shopper; itemised only when they add up to the amount exactly. */
  lines: readonly PaymentLine[]
  /** The one way that the page offers; null: whatever the account with the provider has switched on. */
  method: PaymentMethod | null
  email: string | null
  /** A locale of ours: `zh-CN` or `en`. */
  locale: string
  /** May hold `{CHECKOUT_SESSION_ID}`, which Stripe fills in. */
  successUrl: string
  cancelUrl: string
  /** Between 30 minutes and 24 hours from now; ask for 31 minutes or more, since Stripe counts from when it hears. */
  expiresAt: Date
  idempotencyKey: string
}

export type PaymentSession = {
  sessionId: string
  status: 'open' | 'complete' | 'expired'
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required'
  /** Null until the shopper has tried to pay. */
  paymentId: string | null
  amountMinor: number
  /** ISO 4217, upper case. */
  currency: string
  livemode: boolean
  /** The order this money is for, as it was written when the session was made. */
  orderId: string | null
}

export type NewRefund = {
  paymentId: string
  amountMinor: number
  idempotencyKey: string
  orderId: string
  /** our own name of it, by which `findRefund` knows it again */
  name: string
}

export type Refund = {
  refundId: string
  status: 'succeeded' | 'pending' | 'requires_action' | 'failed' | 'canceled'
}

/** A refund as the provider's own books have it, whoever made it. */
export type ProviderRefund = Refund & {
  paymentId: string | null
  amountMinor: number
  /** the name that we gave it; null when it was not made by this shop */
  name: string | null
}

export type RefundsOf = { refundId: string } | { chargeId: string } | { since: Date }

/** A webhook says that something happened to an object; what is true of it is read from Stripe. */
export type PaymentEvent = { eventId: string; type: string; objectId: string; livemode: boolean }

/**
 * Money through Stripe, seen from the shop. Every call is bounded in time; `payments-unavailable` means the outcome is
 * not known: ask again with the same key.
 */
export type PaymentPort = {
  /** Whether real money moves; an event or a session of the other kind is not ours. */
  readonly livemode: boolean
  readonly createSession: (session: NewSession) => Promise<Result<{ sessionId: string; url: string }, PaymentRefusal>>
  readonly getSession: (sessionId: string) => Promise<Result<PaymentSession, PaymentRefusal>>
  /** Refuses `payment-session-closed` when the session was paid or has ended already: read it again. */
  readonly expireSession: (sessionId: string) => Promise<Result<PaymentSession, PaymentRefusal>>
  /** Whether the provider has a refund of ours that has not failed: asked before a second one is made under a new key. */
  readonly findRefund: (paymentId: string, name: string) => Promise<Result<Refund | null, PaymentRefusal>>
  /** The provider's own name of the card that a payment came from, which is the same for every payment by that card. Null: it was no card. */
  readonly findCard: (paymentId: string) => Promise<Result<string | null, PaymentRefusal>>
  readonly getRefund: (refundId: string) => Promise<Result<Refund, PaymentRefusal>>
  /** One refund, those of one charge, or all since a moment, newest first. */
  readonly listRefunds: (of: RefundsOf) => Promise<Result<ProviderRefund[], PaymentRefusal>>
  readonly refund: (refund: NewRefund) => Promise<Result<Refund, PaymentRefusal>>
  /** Takes the body as it came, byte for byte. `at` is when it came; left out, now. */
  readonly verifyWebhook: (
    rawBody: string | Uint8Array,
    signature: string | null,
    at?: Date,
  ) => Result<PaymentEvent, WebhookRefusal>
}
