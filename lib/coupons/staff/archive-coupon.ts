import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SaveCouponRefusal } from './errors'
import { setArchived } from './store'

/** A coupon that is put away can't be used, got or exchanged; what shoppers hold of it keeps its word. */
export async function archiveCoupon(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { couponId }: { couponId: string },
): Promise<Result<{ couponId: string }, SaveCouponRefusal>> {
  const { known } = await setArchived(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, [couponId], true)
  return known > 0 ? ok({ couponId }) : refuse('coupon-unknown')
}
