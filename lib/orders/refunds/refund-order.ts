import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { RefundRefusal } from './errors'
import { type Refunded, sendMadeRefund } from './send-made-refund'
import { type RefundInput, refund } from './store'

/** Undoes an order or a part of it: money, points both ways and coupon move together, by what was recorded; each once. */
export async function refundOrder(ctx: StaffContext, input: RefundInput): Promise<Result<Refunded, RefundRefusal>> {
  const made = await refund(input, ctx.actor.id, ctx.at, ctx.on)
  return made.ok ? sendMadeRefund(ctx, made.value) : made
}
