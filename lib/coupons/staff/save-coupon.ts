import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { findStackLoss } from '../margin/queries'
import type { SaveCouponRefusal } from './errors'
import type { SaveCoupon } from './schema'
import { insertCoupon, updateCoupon } from './store'

type Saved = { couponId: string; isBelowCost: boolean }

/**
 * A coupon is made or changed, never below what has been used of it; whoever did it stands in the record. Where it sells below
 * cost, alone or with what may stand beside it, that is told with the answer.
 */
export async function saveCoupon(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { id, ...coupon }: SaveCoupon,
): Promise<Result<Saved, SaveCouponRefusal>> {
  const by = { actorId: ctx.actor.id, at: ctx.at }
  if (id === null) {
    const made = await insertCoupon(ctx.on, by, coupon)
    return made ? ok(await saved(ctx, made)) : refuse('coupon-code-taken')
  }
  const done = await updateCoupon(ctx.on, by, id, coupon)
  if (!done.exists) return refuse('coupon-unknown')
  if (done.codeTaken) return refuse('coupon-code-taken')
  return done.saved ? ok(await saved(ctx, id)) : refuse('coupon-limit-below-used', { used: done.usedCount })
}

const saved = async (ctx: Pick<StaffContext, 'on'>, couponId: string): Promise<Saved> => ({
  couponId,
  isBelowCost: (await findStackLoss(ctx, couponId)) !== null,
})
