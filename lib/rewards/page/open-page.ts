import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { OpenRefusal } from './errors'
import { open } from './store'

/** The shopper whose page it is opens it: from then on it is used, and can be read again until its last day. */
export async function openPage(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { claimId }: { claimId: string },
): Promise<Result<{ claimId: string }, OpenRefusal>> {
  return open(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, claimId)
}
