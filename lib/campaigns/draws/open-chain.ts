import { newClientSeed, newSeed, sealSeed } from '@/lib/auth/sealed-seed'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ChainRefusal } from './errors'
import { findMyChain } from './queries'
import type { Chain } from './rules'
import { openChainOf } from './store'

/** Before their first draw a shopper is shown what the shop has committed to. Asked again, it is the same. */
export async function openChain(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { campaignId }: { campaignId: string },
): Promise<Result<Chain, ChainRefusal>> {
  const known = await findMyChain(ctx, campaignId)
  if (known) return ok(known)
  const [first, next] = [sealSeed(newSeed()), sealSeed(newSeed())]
  return openChainOf(ctx.on, ctx.at, { campaignId, accountId: ctx.actor.id, clientSeed: newClientSeed(), first, next })
}
