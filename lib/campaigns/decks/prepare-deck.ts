import { newSeed, sealSeed } from '@/lib/auth/sealed-seed'
import { joined } from '@/lib/kernel/sha256'
import type { Definition } from '../schema'
import { makeDeck, treeOver } from './rules'

/** What `campaign_deck_lay` takes. */
export type PreparedDeck = { size: number; commitment: string; sealed: string; masks: number[]; tree: string }

/** Shuffles and seals the deck of a campaign that is about to be launched: from then on nobody can change what lies where. */
export function prepareDeck({
  campaignId,
  definition,
}: {
  campaignId: string
  definition: Pick<Definition, 'prizes'>
}): PreparedDeck {
  const seed = newSeed()
  const { size, slots } = makeDeck(campaignId, seed, definition)
  const levels = treeOver(slots.map(({ leaf }) => leaf))
  return {
    size,
    ...sealSeed(seed),
    masks: slots.map(({ maskedPrize }) => maskedPrize),
    tree: Buffer.from(joined(...levels.flat())).toString('base64'),
  }
}
