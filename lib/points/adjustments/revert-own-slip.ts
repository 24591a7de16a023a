import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { AdjustmentState } from './rules'
import { revert } from './store'

/** Who gave or took points alone, within the limit of the day, may undo that on the same day; the limit stays used. */
export const revertOwnSlip = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: { adjustmentId: string; reason: string },
): Promise<Result<AdjustmentState, AdjustmentRefusal>> =>
  revert(ctx.on, ctx.at, ctx.actor.id, { ...input, whose: 'own' })
