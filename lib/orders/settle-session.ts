import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { payments } from '@/lib/payments/payments'
import type { PaymentSession } from '@/lib/payments/port'
import { sendRefund } from './send-refund'
import { release, settle } from './store'

export type SessionOutcome = 'settled' | 'already' | 'surplus' | 'released' | 'open' | 'not-ours'

/**
 * The one way a payment moves an order. Reads the session from the provider and believes that, not the order in which
 * messages came: the webhook, the return page and the reconciler all call it, as often as they like.
 */
export async function settleSession(
  ctx: Pick<Context, 'at' | 'on'>,
  { sessionId, eventId = null }: { sessionId: string; eventId?: string | null },
): Promise<Result<SessionOutcome, PaymentRefusal | 'order-unknown'>> {
  const read = await payments().getSession(sessionId)
  if (!read.ok) return read
  const session = read.value
  if (!session.orderId || session.livemode !== payments().livemode) return ok('not-ours')
  if (session.paymentStatus === 'paid' && session.paymentId) return paid(ctx, session, session.paymentId, eventId)
  if (session.status !== 'expired') return ok('open')
  return ok((await release(session.orderId, 'payment-expired', ctx.at, ctx.on)) ? 'released' : 'already')
}

async function paid(
  ctx: Pick<Context, 'at' | 'on'>,
  session: PaymentSession,
  paymentId: string,
  eventId: string | null,
): Promise<Result<SessionOutcome, 'order-unknown'>> {
  const { orderId, amountMinor, currency } = session
  const settled = await settle(
    { orderId: orderId as string, paymentId, amountMinor, currency, eventId, at: ctx.at },
    ctx.on,
  )
  if (!settled.ok) return settled
  const { outcome, refundId } = settled.value
  // the job would send it within a minute; a shopper who paid for nothing should not wait that long
  if (outcome === 'surplus' && refundId) await sendRefund(ctx, { refundId })
  return ok(outcome)
}
