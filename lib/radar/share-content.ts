import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { inviteCode } from '@/lib/campaigns/invite/rules'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ContentUnknown } from './errors'
import type { shareContentSchema } from './schema'
import { share } from './store'

/** Whoever passes a page on has a code of their own for it, and always the same. */
export async function shareContent(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { linkId }: z.output<typeof shareContentSchema>,
): Promise<Result<{ code: string }, ContentUnknown>> {
  for (;;) {
    const code = inviteCode(randomBytes(16))
    if (!code) continue
    const made = await share(ctx.on, ctx.at, linkId, ctx.actor.id, code)
    if (!made.ok) return made
    if (made.value?.code) return ok({ code: made.value.code })
  }
}
