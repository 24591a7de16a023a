import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { openOrder } from '../queries'
import type { RefundRequestRefusal } from './errors'
import type { RefundRequestState } from './rules'
import type { requestRefundSchema } from './schema'
import { make } from './store'

/** Whoever may open an order may ask for its money back, as it was shown; one open request an order. */
export async function requestRefund(
  ctx: Context,
  { number, token, ...wish }: z.output<typeof requestRefundSchema>,
): Promise<Result<{ state: RefundRequestState }, RefundRequestRefusal>> {
  const opened = await openOrder(ctx, { number, token })
  if (!opened.ok) return opened
  const made = await make({ ...wish, orderId: opened.value.id }, ctx.at, ctx.on)
  return made.ok ? ok({ state: made.value.state }) : made
}
