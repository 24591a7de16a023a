import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { SaveCouponRefusal } from './errors'
import type { archiveCouponsSchema } from './schema'
import { setArchived } from './store'

/** Many coupons are put away together, or work again as they did; those that changed come back, to undo it by. */
export async function archiveCoupons(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { couponIds, archived }: z.output<typeof archiveCouponsSchema>,
): Promise<Result<{ changed: string[] }, SaveCouponRefusal>> {
  const { known, changed } = await setArchived(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, couponIds, archived)
  return known > 0 ? ok({ changed }) : refuse('coupon-unknown')
}
