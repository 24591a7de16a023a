import { fromHex, hmacUnder, joined, sha256, toHex, utf8 } from '@/lib/kernel/sha256'
import { commitmentTo, drawBelow, type Odds, type Verdict } from '../fairness/rules'

// A sealed deck, as docs/fairness.md says it: every piece of every prize is a slot; shuffled once; its root is published before the
// first opening, and each opening shows the way from its slot to that root.

export type Slot = { slotNo: number; prizeNo: number; maskedPrize: number; leaf: Uint8Array; path: Uint8Array }
export type Deck = { size: number; root: Uint8Array; commitment: Uint8Array; slots: Slot[] }

/** Every piece of every prize, in the order of prizes; what has no count of pieces can't lie in a deck. */
export const piecesOf = (odds: Pick<Odds, 'prizes'>): number[] =>
  odds.prizes.toSorted((a, b) => a.no - b.no).flatMap(({ no, stock }) => Array<number>(stock ?? 0).fill(no))

/** Fisher and Yates: from the last place down, each changes places with one that the seed draws among those up to it. */
export function shuffled(seed: Uint8Array, pieces: readonly number[]): number[] {
  const tag = hmacUnder(seed)
  const deck = [...pieces]
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const { drawn } = drawBelow(last + 1, (counter) => tag(utf8(`shuffle|${last}|${counter}`)))
    const kept = deck[last] ?? 0
    deck[last] = deck[drawn] ?? 0
    deck[drawn] = kept
  }
  return deck
}

export const leafOf = (campaignId: string, slotNo: number, prizeNo: number, salt: Uint8Array): Uint8Array =>
  sha256(utf8(`${campaignId}|${slotNo}|${prizeNo}|${toHex(salt)}`))

/** What makes a leaf unguessable: told with its slot's opening, and no other's. */
export const saltOf = (seed: Uint8Array, slotNo: number): Uint8Array => hmacUnder(seed)(utf8(`salt|${slotNo}`))

/** The prize of a slot as it is stored: nothing to whoever lacks the seed. */
export const maskOf = (seed: Uint8Array, slotNo: number): number => firstBits(hmacUnder(seed)(utf8(`mask|${slotNo}`)))
const firstBits = (tag: Uint8Array): number => new DataView(tag.buffer, tag.byteOffset).getUint32(0) & 0x7fffffff

const NODE = Uint8Array.of(1)
const parentOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(joined(NODE, left, right))

/** All levels of the tree, the leaves first; a node without a neighbour moves up as it is. */
export function treeOver(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [[...leaves]]
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above: Uint8Array[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]]
      if (left) above.push(right ? parentOf(left, right) : left)
    }
    levels.push(above)
    level = above
  }
  return levels
}

/** The neighbours on the way from a slot to the root, one after the other. */
export function pathFrom(levels: readonly (readonly Uint8Array[])[], slotNo: number): Uint8Array {
  const beside: Uint8Array[] = []
  let place = slotNo
  for (const level of levels) {
    const neighbour = level[place % 2 === 0 ? place + 1 : place - 1]
    if (neighbour && level.length > 1) beside.push(neighbour)
    place = Math.floor(place / 2)
  }
  return joined(...beside)
}

const HASH = 32

/** Where the way from a leaf ends, in a tree of so many; null when the way is too long or too short. */
export function rootFrom(leaf: Uint8Array, slotNo: number, size: number, path: Uint8Array): Uint8Array | null {
  let node = leaf
  let place = slotNo
  let used = 0
  for (let width = size; width > 1; width = Math.ceil(width / 2)) {
    const isAlone = place % 2 === 0 && place === width - 1
    if (!isAlone) {
      const neighbour = path.subarray(used, used + HASH)
      if (neighbour.length < HASH) return null
      used += HASH
      node = place % 2 === 0 ? parentOf(node, neighbour) : parentOf(neighbour, node)
    }
    place = Math.floor(place / 2)
  }
  return used === path.length ? node : null
}

/** A deck out of its seed: the same for ever. */
export function makeDeck(campaignId: string, seed: Uint8Array, odds: Pick<Odds, 'prizes'>): Deck {
  const prizes = shuffled(seed, piecesOf(odds))
  const tag = hmacUnder(seed)
  const leaves = prizes.map((prizeNo, slotNo) => leafOf(campaignId, slotNo, prizeNo, tag(utf8(`salt|${slotNo}`))))
  const levels = treeOver(leaves)
  const slots = prizes.map((prizeNo, slotNo) => ({
    slotNo,
    prizeNo,
    maskedPrize: prizeNo ^ firstBits(tag(utf8(`mask|${slotNo}`))),
    leaf: leaves[slotNo] ?? new Uint8Array(),
    path: pathFrom(levels, slotNo),
  }))
  return { size: prizes.length, root: levels.at(-1)?.[0] ?? new Uint8Array(), commitment: sha256(seed), slots }
}

/** A deck as it was published, all in hex; the seed is null until everything is laid open. */
export type SealedDeck = { size: number; root: string; commitment: string; seed: string | null }
/** One opening: its salt and its way are told at once. */
export type Opening = { slotNo: number; prizeNo: number; salt: string; path: string }

/** The slot lay in the deck with this prize before anybody opened anything. It needs no seed. */
export function verifyOpening(campaignId: string, deck: SealedDeck, opening: Opening): Verdict {
  const { slotNo, prizeNo, salt, path } = opening
  if (!Number.isInteger(slotNo) || slotNo < 0 || slotNo >= deck.size) return 'path-differs'
  const root = rootFrom(leafOf(campaignId, slotNo, prizeNo, fromHex(salt)), slotNo, deck.size, fromHex(path))
  return root !== null && toHex(root) === deck.root ? 'proved' : 'path-differs'
}

/** The whole deck, made once more: it holds the pieces that were published, and has the root that was. */
export function verifyDeck(campaignId: string, deck: SealedDeck, odds: Pick<Odds, 'prizes'>): Verdict {
  if (deck.seed === null) return 'sealed'
  if (commitmentTo(deck.seed) !== deck.commitment) return 'seed-differs'
  const made = makeDeck(campaignId, fromHex(deck.seed), odds)
  return made.size === deck.size && toHex(made.root) === deck.root ? 'proved' : 'deck-differs'
}
