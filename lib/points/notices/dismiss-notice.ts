import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { dismiss } from './store'

/** A shopper puts a notice aside; somebody else's stays where it is. */
export async function dismissNotice(ctx: ShopperContext, { id }: { id: number }): Promise<Result<null, never>> {
  await dismiss(ctx.on, ctx.actor.id, id, ctx.at)
  return ok(null)
}
