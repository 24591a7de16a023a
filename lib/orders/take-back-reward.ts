import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { VoidRefusal } from '@/lib/rewards/errors'
import { takeBackClaim } from '@/lib/rewards/staff/take-back-claim'
import type { TakeBackReward } from './schema'
import { sendRefund } from './send-refund'
import { findWaitingRefund } from './store'

/** An exchange that was not used is taken back with a reason: its points to their lots, and at once its money, if it cost some. */
export async function takeBackReward(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: TakeBackReward,
): Promise<Result<{ claimId: string }, VoidRefusal>> {
  const done = await takeBackClaim(ctx, input)
  if (!done.ok) return done
  const { claimId, orderId } = done.value
  const refundId = orderId && (await findWaitingRefund(orderId, ctx.on))
  // what the provider does not take now, the job asks for again
  if (refundId) await sendRefund(ctx, { refundId })
  return ok({ claimId })
}
