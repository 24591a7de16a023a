import { fromHex, hmacUnder, sha256, toHex, utf8 } from '@/lib/kernel/sha256'

// docs/fairness.md says in words what stands here, so that anybody can write it once more; the database has it a second time, in
// prisma/functions/campaign-chains.sql, and draws by that; the tests have a third, written from the words alone.

/** What of a definition decides a draw. */
export type Odds = {
  prizes: readonly { no: number; weight: number; stock: number | null }[]
  draw: {
    mode: 'chain' | 'deck'
    pity: { after: number; prizeNos: readonly number[] } | null
    substituteNo: number | null
  }
}

/** What goes into one draw beside the seed. */
export type DrawFacts = { campaignId: string; versionHash: string; clientSeed: string; nonce: number; pity: number }

const VALUES = 2n ** 56n

export const drawMessage = (facts: DrawFacts, counter: number): string =>
  [facts.campaignId, facts.versionHash, facts.clientSeed, facts.nonce, facts.pity, counter].join('|')

/** The first seven bytes of a tag as one whole number. */
export function valueOf(tag: Uint8Array): bigint {
  let value = 0n
  for (const byte of tag.subarray(0, 7)) value = value * 256n + BigInt(byte)
  return value
}

/** Below this a value is taken; from here on it is drawn again, so that no remainder comes up more often than another. */
export const fairLimit = (of: bigint): bigint => VALUES - (VALUES % of)

/** A whole number from 0 to below `of`, each as likely, and how many values were put aside before it. */
export function drawBelow(of: number, tagOf: (counter: number) => Uint8Array): { drawn: number; counter: number } {
  const size = BigInt(of)
  for (let counter = 0; ; counter += 1) {
    const value = valueOf(tagOf(counter))
    if (value < fairLimit(size)) return { drawn: Number(value % size), counter }
  }
}

/** After so many draws without one of these prizes, the next is one of them. */
export const pityHolds = ({ draw }: Odds, pity: number): boolean => draw.pity !== null && pity >= draw.pity.after - 1

/** The prizes in the order of their numbers, with the weights that count in this draw. */
export function weightsAt(odds: Odds, pity: number): { no: number; weight: number }[] {
  const only = pityHolds(odds, pity) ? odds.draw.pity?.prizeNos : undefined
  return odds.prizes
    .map(({ no, weight }) => ({ no, weight: only && !only.includes(no) ? 0 : weight }))
    .toSorted((a, b) => a.no - b.no)
}

/** Draws since the last one that pity counts from, after this prize was given. */
export function pityAfter(odds: Odds, pity: number, prizeNo: number): number {
  if (odds.draw.pity === null || odds.draw.pity.prizeNos.includes(prizeNo)) return 0
  return pity + 1
}

/** The prize under a drawn number: weights are laid side by side in the order of prizes. */
export function prizeAt(weights: readonly { no: number; weight: number }[], drawn: number): number | null {
  let upTo = 0
  for (const { no, weight } of weights) {
    upTo += weight
    if (drawn < upTo) return no
  }
  return null
}

/** Draws a prize: the same seed, facts and odds have the same answer for ever. Null where no prize has any weight. */
export function drawPrizeNo(
  seed: Uint8Array,
  facts: DrawFacts,
  odds: Odds,
): { prizeNo: number; counter: number } | null {
  const weights = weightsAt(odds, facts.pity)
  const sum = weights.reduce((whole, { weight }) => whole + weight, 0)
  if (sum === 0) return null
  const tag = hmacUnder(seed)
  const { drawn, counter } = drawBelow(sum, (tries) => tag(utf8(drawMessage(facts, tries))))
  const prizeNo = prizeAt(weights, drawn)
  return prizeNo === null ? null : { prizeNo, counter }
}

/** What was given fits what was drawn: the prize itself, or where its pieces are counted, the one that stands in for it. */
export function fitsDrawn(odds: Odds, drawnPrize: number, prizeNo: number): boolean {
  if (prizeNo === drawnPrize) return true
  const isLimited = odds.prizes.some(({ no, stock }) => no === drawnPrize && stock !== null)
  return isLimited && prizeNo === odds.draw.substituteNo
}

export const commitmentTo = (seed: string): string => toHex(sha256(fromHex(seed)))

/** A draw of a chain as it was written down, with all that decided it; the seed is null until it is revealed. */
export type ChainDraw = DrawFacts & {
  commitment: string
  seed: string | null
  /** the words of the version that it was played under, as they are hashed */
  odds: Odds
  counter: number
  drawnPrize: number
  prizeNo: number
}

/** proved: it comes out again; sealed: its seed is not revealed yet; else what does not fit */
export type Verdict = 'proved' | 'sealed' | Misfit
export type Misfit =
  | 'version-unknown'
  | 'hash-differs'
  | 'chain-unknown'
  | 'seed-differs'
  | 'prize-differs'
  | 'counter-differs'
  | 'substitute-unknown'
  | 'pity-differs'
  | 'nonce-missing'
  | 'path-differs'
  | 'deck-differs'

/** Draws it once more out of its seed and compares. */
export function verifyDraw(draw: ChainDraw): Verdict {
  if (!fitsDrawn(draw.odds, draw.drawnPrize, draw.prizeNo)) return 'substitute-unknown'
  if (draw.seed === null) return 'sealed'
  if (commitmentTo(draw.seed) !== draw.commitment) return 'seed-differs'
  const again = drawPrizeNo(fromHex(draw.seed), draw, draw.odds)
  if (again?.prizeNo !== draw.drawnPrize) return 'prize-differs'
  return again.counter === draw.counter ? 'proved' : 'counter-differs'
}
