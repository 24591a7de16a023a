import { openSealedCode } from '@/lib/auth/sealed-code'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RevealRefusal } from '../errors'
import { reveal } from './store'

/** Only the shopper whose claim it is sees the code; that they did is written down the first time. */
export async function revealCode(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { claimId }: { claimId: string },
): Promise<Result<{ code: string }, RevealRefusal>> {
  const found = await reveal(ctx.on, ctx.at, claimId, ctx.actor.id)
  return found.ok ? ok({ code: openSealedCode(found.value) }) : found
}
