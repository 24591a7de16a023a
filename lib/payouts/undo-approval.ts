import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { PayoutRefusal } from './errors'
import { type Decided, unapprove } from './store'

/** An approval is taken back within its minutes, while nothing has been sent. */
export function undoApproval(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { payoutId }: { payoutId: string },
): Promise<Result<Decided, PayoutRefusal>> {
  return unapprove(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, payoutId)
}
