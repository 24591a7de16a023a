import type { Context } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { openOrder } from './queries'
import { startPayment } from './start-payment'
import { payableOrder } from './store'

/** Opens the pay page of an order that still waits for its money. */
export async function payAgain(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<{ payUrl: string }, OrderRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  if (opened.value.state !== 'awaiting_payment') return refuse('order-not-awaiting-payment')
  const order = await payableOrder(opened.value.id, ctx.on)
  return order ? startPayment(ctx, order) : refuse('order-unknown')
}
