import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { AdjustmentState } from './rules'
import { revert } from './store'

/** Undoes a whole adjustment: given points are taken back, a debt where they were spent; taken ones return to their lots. */
export const revertAdjustment = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: { adjustmentId: string; reason: string },
): Promise<Result<AdjustmentState, AdjustmentRefusal>> =>
  revert(ctx.on, ctx.at, ctx.actor.id, { ...input, whose: 'anyones' })
