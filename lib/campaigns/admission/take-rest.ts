import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { TakeRest } from './schema'
import { putRest } from './store'

/** A shopper takes a rest from drawing: it can be made longer and never shorter. */
export async function takeRest(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { days }: TakeRest,
): Promise<Result<{ until: Date }, never>> {
  return ok({ until: await putRest(ctx.on, ctx.at, ctx.actor.id, days) })
}
