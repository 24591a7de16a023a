import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RetryRefusal } from './errors'
import { retry } from './store'

/** What could not be handed over is tried at once, instead of when its pause is over. */
export async function retryDelivery(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { claimId }: { claimId: string },
): Promise<Result<{ claimId: string }, RetryRefusal>> {
  const done = await retry(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, claimId)
  return done.ok ? ok({ claimId }) : done
}
