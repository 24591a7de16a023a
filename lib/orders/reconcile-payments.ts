import type { Context } from '@/lib/gate/context'
import { payments } from '@/lib/payments/payments'
import { settleSession } from './settle-session'
import { type AwaitingOrder, awaitingOrders, release } from './store'

/**
 * Asks the provider about every order that waits too long: a lost webhook settles here, and an order past its hold is
 * closed at the provider first and released only then. Answers how many were decided.
 */
export async function reconcilePayments(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  const waiting = await awaitingOrders(ctx.at, ctx.on)
  let decided = 0
  for (const order of waiting) if (await decide(ctx, order)) decided += 1
  return decided
}

async function decide(ctx: Pick<Context, 'at' | 'on'>, order: AwaitingOrder): Promise<boolean> {
  const { id, sessionId, isPastHold } = order
  if (!sessionId) return isPastHold && release(id, 'payment-not-started', ctx.at, ctx.on)
  const settled = await settleSession(ctx, { sessionId })
  if (!settled.ok) return false
  if (settled.value !== 'open') return true
  if (!isPastHold) return false
  const closed = await payments().expireSession(sessionId)
  return closed.ok && release(id, 'payment-expired', ctx.at, ctx.on)
}
