import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { askForRefund } from './ask-for-refund'
import type { RefundState } from './rules'
import { pendingRefund } from './store'

/** Sends a refund's money now, once; what the provider does not take at once is asked for again by a job. */
export async function sendRefund(
  ctx: Pick<Context, 'at' | 'on'>,
  { refundId }: { refundId: string },
): Promise<Result<RefundState, never>> {
  const refund = await pendingRefund(refundId, ctx.on)
  return ok(refund ? await askForRefund(ctx, refund) : 'succeeded')
}
