import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { profileSchema } from './schema'
import { updateAccount } from './store'

/** What the shop calls a member, in which language it writes, and whether of points that end. */
export async function updateProfile(
  ctx: ShopperContext,
  input: z.output<typeof profileSchema>,
): Promise<Result<null, never>> {
  await updateAccount(ctx.on, ctx.actor.id, input)
  return ok(null)
}
