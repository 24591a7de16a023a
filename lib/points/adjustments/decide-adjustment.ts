import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { AdjustmentState } from './rules'
import { decide } from './store'

/** Agrees to what another member of staff proposed, or declines it; never to one's own. */
export const decideAdjustment = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: { adjustmentId: string; agreed: boolean; note: string },
): Promise<Result<AdjustmentState, AdjustmentRefusal>> => decide(ctx.on, ctx.at, ctx.actor.id, input)
