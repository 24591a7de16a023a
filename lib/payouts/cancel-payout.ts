import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { PayoutRefusal } from './errors'
import type { cancelPayoutSchema } from './schema'
import { cancel, type Decided } from './store'

/** Declined, or given up after it failed, with a reason: what it was asked for goes back to the shopper. */
export function cancelPayout(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { payoutId, reason }: z.output<typeof cancelPayoutSchema>,
): Promise<Result<Decided, PayoutRefusal>> {
  return cancel(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, payoutId, reason)
}
