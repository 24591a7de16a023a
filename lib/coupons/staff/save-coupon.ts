import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SaveCouponRefusal } from './errors'
import type { SaveCoupon } from './schema'
import { insertCoupon, updateCoupon } from './store'

/** A coupon is made or changed, never below what has been used of it; whoever did it stands in the record. */
export async function saveCoupon(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { id, ...coupon }: SaveCoupon,
): Promise<Result<{ couponId: string }, SaveCouponRefusal>> {
  const by = { actorId: ctx.actor.id, at: ctx.at }
  if (id === null) {
    const made = await insertCoupon(ctx.on, by, coupon)
    return made ? ok({ couponId: made }) : refuse('coupon-code-taken')
  }
  const done = await updateCoupon(ctx.on, by, id, coupon)
  if (!done.exists) return refuse('coupon-unknown')
  if (done.codeTaken) return refuse('coupon-code-taken')
  return done.saved ? ok({ couponId: id }) : refuse('coupon-limit-below-used', { used: done.usedCount })
}
