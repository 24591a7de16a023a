import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import type { RefundState } from './rules'
import { sendRefund } from './send-refund'
import { reopenRefund } from './store'

/** A refund that failed is tried once more, by someone who has looked into why. */
export async function retryRefund(
  ctx: StaffContext,
  { refundId }: { refundId: string },
): Promise<Result<{ money: RefundState }, OrderRefusal>> {
  const reopened = await reopenRefund(refundId, ctx.actor.id, ctx.at, ctx.on)
  if (!reopened.ok) return reopened
  const sent = await sendRefund(ctx, { refundId })
  return sent.ok ? ok({ money: sent.value }) : sent
}
