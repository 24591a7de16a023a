import { openSeed } from '@/lib/auth/sealed-seed'
import type { Context } from '@/lib/gate/context'
import { listSeedsToTell } from './queries'
import { tellChain, tellDeck } from './store'

const MOST_AT_ONCE = 500

/** When a campaign is over and nothing is left to open, its seeds are told: every draw can be checked by anybody who took part. */
export async function tellSeeds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let told = 0
  for (;;) {
    const before = told
    for (const { campaignId, chainId, sealed } of await listSeedsToTell(ctx, MOST_AT_ONCE)) {
      const seed = openSeed(sealed)
      const isTold = chainId
        ? await tellChain(ctx.on, ctx.at, chainId, seed)
        : await tellDeck(ctx.on, ctx.at, campaignId, seed)
      if (isTold) told += 1
    }
    if (told < before + MOST_AT_ONCE) return told
  }
}
