import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { openOrder } from './queries'
import { startPayment } from './start-payment'
import { payableOrder } from './store'

/**
 * Where an order that waits for its money is paid. One order has one pay page however often it is asked for; when the
 * provider does not answer, the order stands and the same link works again.
 */
export async function openPayPage(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<string, OrderRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const { id, state, sessionUrl } = opened.value
  if (state !== 'awaiting_payment') return refuse('order-not-awaiting-payment')
  if (sessionUrl) return ok(sessionUrl)
  const order = await payableOrder(id, ctx.on)
  if (!order) return refuse('order-unknown')
  const started = await startPayment(ctx, order)
  return started.ok ? ok(started.value.payUrl) : started
}
