import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { openOrder } from './queries'
import type { OrderState } from './rules'
import { settleSession } from './settle-session'

/** Someone who comes back from the pay page need not wait for the provider's message: the shop asks. */
export async function checkPayment(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<{ state: OrderState }, 'order-unknown' | 'link-expired'>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const { state, sessionId } = opened.value
  if (state !== 'awaiting_payment' || !sessionId) return ok({ state })
  // a provider that does not answer now will send its message, or the reconciler asks again
  await settleSession(ctx, { sessionId })
  const again = await openOrder(ctx, link)
  return again.ok ? ok({ state: again.value.state }) : again
}
