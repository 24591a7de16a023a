import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import type { RefundState } from './rules'
import { sendRefund } from './send-refund'
import { refund } from './store'

export type RefundInput = { requestId: string; orderId: string; reason: string; restock: boolean }

/** Undoes a whole order: points earned go, points spent and the coupon come back, the money is sent; each once. */
export async function refundOrder(
  ctx: StaffContext,
  input: RefundInput,
): Promise<Result<{ money: 'none' | RefundState }, OrderRefusal>> {
  const made = await refund(input, ctx.actor.id, ctx.at, ctx.on)
  if (!made.ok) return made
  if (!made.value.refundId) return ok({ money: 'none' })
  const sent = await sendRefund(ctx, { refundId: made.value.refundId })
  return sent.ok ? ok({ money: sent.value }) : sent
}
