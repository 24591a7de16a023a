import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import { type Proposed, type ProposeInput, propose } from './store'

type Deed = Pick<StaffContext, 'actor' | 'at' | 'on'>

/** Gives or takes points by hand, all rows or none: at once within one's limit of the day, else a second person must agree. */
export function proposeAdjustment(ctx: Deed, input: ProposeInput): Promise<Result<Proposed, AdjustmentRefusal>> {
  return propose(ctx.on, { input, actorId: ctx.actor.id, at: ctx.at })
}
