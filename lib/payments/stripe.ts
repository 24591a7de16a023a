import type Stripe from 'stripe'
import { invariant } from '@/lib/kernel/invariant'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { PaymentRefusal } from './errors'
import type { NewRefund, NewSession, PaymentPort, PaymentSession, ProviderRefund, Refund, RefundsOf } from './port'
import { sessionLines } from './session-lines'
import { isLiveKey, type PaymentConfig, stripeClient } from './stripe-client'
import { stripeRefusal } from './stripe-refusal'
import { verifyStripeWebhook } from './stripe-webhook'

/** Takes payment through Stripe, or through whatever speaks its API at `apiBase`. */
export function stripePayments(config: PaymentConfig): PaymentPort {
  const stripe = stripeClient(config)

  async function ask<V>(
    whenInvalid: PaymentRefusal,
    call: (stripe: Stripe) => Promise<V>,
  ): Promise<Result<V, PaymentRefusal>> {
    if (!stripe) return refuse('payments-not-configured')
    try {
      return ok(await call(stripe))
    } catch (error) {
      return stripeRefusal(error, whenInvalid)
    }
  }

  return {
    livemode: isLiveKey(config.secretKey),
    createSession: (session) => ask('payment-request-refused', (client) => createSession(client, session)),
    getSession: (sessionId) =>
      ask('payment-request-refused', async (client) => toSession(await client.checkout.sessions.retrieve(sessionId))),
    expireSession: (sessionId) =>
      ask('payment-session-closed', async (client) => toSession(await client.checkout.sessions.expire(sessionId))),
    refund: (refund) => ask('payment-refund-refused', (client) => createRefund(client, refund)),
    findRefund: (paymentId, name) =>
      ask('payment-refund-refused', async (client) => {
        const { data } = await client.refunds.list({ payment_intent: paymentId, limit: 100 })
        const live = data.filter(({ status }) => status !== 'failed' && status !== 'canceled')
        const found = live.find(({ metadata }) => metadata?.refund_name === name)
        return found ? toRefund(found) : null
      }),
    findCard: (paymentId) => ask('payment-request-refused', (client) => findCard(client, paymentId)),
    getRefund: (refundId) =>
      ask('payment-refund-refused', async (client) => toRefund(await client.refunds.retrieve(refundId))),
    listRefunds: (of) => ask('payment-refund-refused', (client) => listRefunds(client, of)),
    verifyWebhook: (rawBody, signature, at) => verifyStripeWebhook(rawBody, signature, config.webhookSecret, at),
  }
}

/** Our ways to pay as Stripe names them. */
const stripeMethods = { card: 'card', alipay: 'alipay', 'wechat-pay': 'wechat_pay' } as const satisfies Record<
  PaymentMethod,
  string
>

async function createSession(stripe: Stripe, session: NewSession) {
  invariant(Number.isSafeInteger(session.amountMinor) && session.amountMinor > 0, 'only a whole amount above 0 is paid')
  const metadata = { order_id: session.orderId, order_number: session.orderNumber }
  const created = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      line_items: sessionLines(session),
      success_url: session.successUrl,
      cancel_url: session.cancelUrl,
      client_reference_id: session.orderId,
      ...(session.method && { allowed_payment_method_types: [stripeMethods[session.method]] }),
      ...(session.email && { customer_email: session.email }),
      // Stripe knows zh, zh-HK and zh-TW, and no zh-CN
      locale: session.locale.startsWith('zh') ? 'zh' : 'en',
      expires_at: Math.floor(session.expiresAt.getTime() / 1000),
      metadata,
      payment_intent_data: { metadata, description: session.orderNumber },
    },
    { idempotencyKey: session.idempotencyKey },
  )
  invariant(created.url, 'a hosted session has a page')
  return { sessionId: created.id, url: created.url }
}

const sessionStates = ['open', 'complete', 'expired'] as const
const paymentStates = ['paid', 'unpaid', 'no_payment_required'] as const

function toSession(session: Stripe.Checkout.Session): PaymentSession {
  const intent = session.payment_intent
  const status = sessionStates.find((known) => known === session.status)
  const paymentStatus = paymentStates.find((known) => known === session.payment_status)
  invariant(status && paymentStatus, `unknown session status ${session.status}, ${session.payment_status}`)
  invariant(session.amount_total !== null && session.currency !== null, 'a payment session has an amount')
  return {
    sessionId: session.id,
    status,
    paymentStatus,
    paymentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    amountMinor: session.amount_total,
    currency: session.currency.toUpperCase(),
    livemode: session.livemode,
    orderId: session.metadata?.order_id ?? session.client_reference_id,
  }
}

async function findCard(stripe: Stripe, paymentId: string): Promise<string | null> {
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(paymentId, { expand: ['latest_charge'] })
  return typeof charge === 'object' ? (charge?.payment_method_details?.card?.fingerprint ?? null) : null
}

const refundStates = ['succeeded', 'pending', 'requires_action', 'failed', 'canceled'] as const

async function createRefund(stripe: Stripe, refund: NewRefund): Promise<Refund> {
  const created = await stripe.refunds.create(
    {
      payment_intent: refund.paymentId,
      amount: refund.amountMinor,
      reason: 'requested_by_customer',
      metadata: { order_id: refund.orderId, refund_name: refund.name },
    },
    { idempotencyKey: refund.idempotencyKey },
  )
  return toRefund(created)
}

// more in a week than anybody makes by hand
const MOST_REFUNDS = 5_000

async function listRefunds(stripe: Stripe, of: RefundsOf): Promise<ProviderRefund[]> {
  if ('refundId' in of) return [toProviderRefund(await stripe.refunds.retrieve(of.refundId))]
  const which = 'chargeId' in of ? { charge: of.chargeId } : { created: { gte: Math.floor(of.since.getTime() / 1000) } }
  const all = await stripe.refunds.list({ ...which, limit: 100 }).autoPagingToArray({ limit: MOST_REFUNDS })
  return all.map(toProviderRefund)
}

function toProviderRefund(refund: Stripe.Refund): ProviderRefund {
  const intent = refund.payment_intent
  return {
    ...toRefund(refund),
    paymentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    amountMinor: refund.amount,
    name: refund.metadata?.refund_name ?? null,
  }
}

function toRefund({ id, status }: Stripe.Refund): Refund {
  const known = refundStates.find((state) => state === status)
  invariant(known, `unknown refund status ${status}`)
  return { refundId: id, status: known }
}
