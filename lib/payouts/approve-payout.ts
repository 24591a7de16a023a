import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { PayoutRefusal } from './errors'
import type { approvePayoutSchema } from './schema'
import { approve, type Decided } from './store'

/** Money leaves when somebody else than its receiver has agreed to the sum that was shown; a large sum, two people. */
export function approvePayout(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { payoutId, amountMinor }: z.output<typeof approvePayoutSchema>,
): Promise<Result<Decided, PayoutRefusal>> {
  return approve(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, payoutId, amountMinor)
}
