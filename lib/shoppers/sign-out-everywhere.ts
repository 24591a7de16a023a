import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { endSessions } from './store'

/** Every session of the account ends with its next request, this one too. */
export async function signOutEverywhere(ctx: ShopperContext): Promise<Result<null, never>> {
  await endSessions(ctx.on, ctx.actor.id)
  return ok(null)
}
