import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ErasureRefusal } from './errors'
import { ask } from './store'

/** A shopper asks to be forgotten: nothing changes for some days, in which they may take it back. */
export const askErasure = (
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
): Promise<Result<{ dueAt: Date }, ErasureRefusal>> =>
  ask(ctx.on, { accountId: ctx.actor.id, actorId: ctx.actor.id, reason: '', at: ctx.at })
