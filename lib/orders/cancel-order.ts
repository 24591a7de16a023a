import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { payments } from '@/lib/payments/payments'
import type { OrderRefusal } from './errors'
import { openOrder } from './queries'
import { settleSession } from './settle-session'
import { release } from './store'

/** A shopper may take back an order that is not paid; a payment that was faster wins. */
export async function cancelOrder(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<{ state: 'cancelled' | 'paid' }, OrderRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const { id, state, sessionId } = opened.value
  // whoever never heard the answer asks again
  if (state === 'cancelled') return ok({ state })
  if (state !== 'awaiting_payment') return refuse('order-not-awaiting-payment')
  if (sessionId) {
    const closed = await payments().expireSession(sessionId)
    if (!closed.ok && closed.refusal === 'payment-session-closed') {
      const settled = await settleSession(ctx, { sessionId })
      if (!settled.ok) return settled
      if (settled.value === 'settled' || settled.value === 'already') return ok({ state: 'paid' })
    } else if (!closed.ok) return closed
  }
  await release(id, 'cancelled-by-shopper', ctx.at, ctx.on)
  return ok({ state: 'cancelled' })
}
