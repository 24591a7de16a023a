import type { z } from 'zod'
import { newClientSeed, newSeed, openSeed, sealSeed } from '@/lib/auth/sealed-seed'
import type { ShopperContext } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { ChainRefusal } from './errors'
import { findSeed } from './queries'
import type { Chain, RevealedChain } from './rules'
import type { changeSeedSchema } from './schema'
import { changeChainOf } from './store'

/**
 * A shopper takes another client seed. What was drawn under the old one can be checked from then on, and the seed that follows was
 * promised before the new one was known.
 */
export async function changeSeed(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { campaignId, clientSeed }: z.output<typeof changeSeedSchema>,
): Promise<Result<{ chain: Chain; revealed: RevealedChain | null }, ChainRefusal>> {
  const found = await findSeed(ctx, campaignId)
  if (found?.mode !== 'chain') return refuse('campaign-unknown')
  if (!found.sealed) return refuse('campaign-chain-changed')
  return changeChainOf(ctx.on, ctx.at, {
    campaignId,
    accountId: ctx.actor.id,
    clientSeed: clientSeed ?? newClientSeed(),
    seed: openSeed(found.sealed),
    next: sealSeed(newSeed()),
  })
}
