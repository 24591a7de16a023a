import { Stripe } from 'stripe'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { WebhookRefusal } from './errors'
import type { PaymentEvent } from './port'

const TOLERANCE_SECONDS = 300
// Stripe's events are a few kilobytes; a body beyond this is not one, and is not worth hashing
const MAX_BODY_BYTES = 256 * 1024

/** A webhook counts only when Stripe's secret signed exactly these bytes within the last five minutes. */
export function verifyStripeWebhook(
  rawBody: string | Uint8Array,
  signature: string | null,
  secret: string | undefined,
  at: Date | undefined,
): Result<PaymentEvent, WebhookRefusal> {
  if (!secret || secret.trim() === '') return refuse('payments-not-configured')
  const size = typeof rawBody === 'string' ? Buffer.byteLength(rawBody) : rawBody.byteLength
  if (!signature || size > MAX_BODY_BYTES) return refuse('webhook-signature-invalid')
  const body = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody)
  try {
    const event = Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, at?.getTime())
    const objectId = 'id' in event.data.object ? event.data.object.id : undefined
    if (typeof event.id !== 'string' || typeof objectId !== 'string') return refuse('webhook-signature-invalid')
    return ok({ eventId: event.id, type: event.type, objectId, livemode: event.livemode })
  } catch (error) {
    const stale = error instanceof Stripe.errors.StripeSignatureVerificationError && /tolerance/.test(error.message)
    return refuse(stale ? 'webhook-stale' : 'webhook-signature-invalid')
  }
}
