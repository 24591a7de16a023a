import type { Context } from '@/lib/gate/context'
import { payments } from '@/lib/payments/payments'
import type { PaymentEvent } from '@/lib/payments/port'
import { recordProviderRefunds } from './refunds/record-provider-refunds'
import { settleSession } from './settle-session'

const telling = new Set([
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.expired',
])

const refundTelling = new Set(['refund.created', 'refund.updated', 'refund.failed', 'charge.refunded'])

/** A provider's event only says where to look; other kinds are heard and left. An error makes the provider come again. */
export async function receivePaymentEvent(ctx: Pick<Context, 'at' | 'on'>, event: PaymentEvent): Promise<void> {
  const { eventId, type, objectId, livemode } = event
  if (livemode !== payments().livemode) return
  if (refundTelling.has(type)) {
    const of = type === 'charge.refunded' ? { chargeId: objectId } : { refundId: objectId }
    const recorded = await recordProviderRefunds(ctx, of)
    if (!recorded.ok) throw new Error(`${type} ${eventId}: ${recorded.refusal}`)
    return
  }
  if (!telling.has(type)) return
  const settled = await settleSession(ctx, { sessionId: objectId, eventId })
  // an unknown order may be one that is not committed yet
  if (!settled.ok) throw new Error(`${type} ${eventId}: ${settled.refusal}`)
}
