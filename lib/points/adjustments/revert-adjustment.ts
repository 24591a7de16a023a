import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { AdjustmentState } from './rules'
import { revert } from './store'

/**
 * Undoes a whole adjustment: given points are taken back, a debt where they were spent; taken ones return to their lots.
 * Who may not agree to others' adjustments undoes only their own slip of the day.
 */
export const revertAdjustment = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: { adjustmentId: string; reason: string },
): Promise<Result<AdjustmentState, AdjustmentRefusal>> =>
  revert(ctx.on, ctx.at, ctx.actor.id, {
    ...input,
    whose: may(ctx.actor.staffRole, 'points.approve') ? 'anyones' : 'own',
  })
