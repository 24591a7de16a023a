import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { GoRefusal } from './errors'
import { leave } from './store'

/** A mini-program is opened by a text that one copies; to copy it counts as going out. */
export async function copyLink(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { claimId }: { claimId: string },
): Promise<Result<{ text: string }, GoRefusal>> {
  const left = await leave(ctx.on, ctx.at, claimId, ctx.actor.id)
  if (!left.ok) return left
  const { link } = left.value
  return link.host === null ? ok({ text: link.target }) : refuse('claim-unknown')
}
