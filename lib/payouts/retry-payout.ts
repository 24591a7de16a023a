import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { PayoutRefusal } from './errors'
import { type Decided, retry } from './store'

/** What the provider refused for good is tried once more, under a name that it does not know yet. */
export function retryPayout(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { payoutId }: { payoutId: string },
): Promise<Result<Decided, PayoutRefusal>> {
  return retry(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, payoutId)
}
