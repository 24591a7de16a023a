import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { GiftRefusal } from './errors'
import { receive } from './store'

/** The shopper whose gift it is says that it has come. */
export async function confirmGift(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { claimId }: { claimId: string },
): Promise<Result<{ claimId: string }, GiftRefusal>> {
  return receive(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, claimId)
}
