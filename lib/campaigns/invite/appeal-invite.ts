import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { AppealRefusal } from './errors'
import type { appealInviteSchema } from './schema'
import { appeal } from './store'

/** The inviter says once, in one sentence, why a friend who is held or was declined is a friend. */
export async function appealInvite(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { inviteId, text }: z.output<typeof appealInviteSchema>,
): Promise<Result<null, AppealRefusal>> {
  const done = await appeal(ctx.on, ctx.at, inviteId, ctx.actor.id, text)
  return done.ok ? ok(null) : done
}
