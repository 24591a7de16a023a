import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { JoinInviteRefusal } from './errors'
import { inviteCode } from './rules'
import type { joinInviteSchema } from './schema'
import { makeLink } from './store'

/** A shopper takes part and gets a link: one in each campaign, and always the same. */
export async function joinInvite(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { campaignId }: z.output<typeof joinInviteSchema>,
): Promise<Result<{ code: string }, JoinInviteRefusal>> {
  // thirty to the seventh codes: that two are drawn alike is rare, and three times in a row it does not happen
  for (;;) {
    const code = inviteCode(randomBytes(16))
    if (!code) continue
    const made = await makeLink(ctx.on, ctx.at, campaignId, ctx.actor.id, code)
    if (!made.ok) return made
    if (made.value?.code) return ok({ code: made.value.code })
  }
}
