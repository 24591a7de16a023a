import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ErasureRefusal } from './errors'
import { withdraw } from './store'

/** A shopper stays after all. */
export const withdrawErasure = (
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
): Promise<Result<null, ErasureRefusal>> =>
  withdraw(ctx.on, { accountId: ctx.actor.id, actorId: ctx.actor.id, at: ctx.at })
