import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '@/lib/kernel/sha256'
import { deckAnew } from '../fairness/second-reading.fixture'
import { gTest } from '../g-test/rules'
import {
  makeDeck,
  maskOf,
  pathFrom,
  rootFrom,
  type SealedDeck,
  saltOf,
  shuffled,
  treeOver,
  verifyDeck,
  verifyOpening,
} from './rules'

const CAMPAIGN = '0191d6a0-0000-7000-8000-000000000001'
const seedOf = (n: number) => createHash('sha256').update(`deck ${n}`).digest()
const pieces = (...stocks: number[]) => ({ prizes: stocks.map((stock, i) => ({ no: i + 1, weight: 0, stock })) })
const sealed = (n: number, made: ReturnType<typeof makeDeck>): SealedDeck => ({
  size: made.size,
  root: toHex(made.root),
  commitment: toHex(made.commitment),
  seed: seedOf(n).toString('hex'),
})

describe('a tree', () => {
  it('leads from every leaf to its root, in trees of any size, and from none to another’s place', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = Array.from({ length: size }, (_, i) => createHash('sha256').update(`leaf ${i}`).digest())
      const levels = treeOver(leaves)
      const root = toHex(levels.at(-1)?.[0] ?? new Uint8Array())
      leaves.forEach((leaf, i) => {
        const path = pathFrom(levels, i)
        expect(toHex(rootFrom(leaf, i, size, path) ?? new Uint8Array())).toBe(root)
        for (const place of [i + 1, i ^ 1, i + 2])
          if (place < size && place !== i)
            expect(toHex(rootFrom(leaf, place, size, path) ?? new Uint8Array())).not.toBe(root)
        expect(rootFrom(leaf, i, size, Buffer.concat([path, Buffer.alloc(32)]))).toBeNull()
      })
    }
  })
})

describe('a deck', () => {
  it('is made alike by both programs, from one slot to 1,000', () => {
    for (const [n, stocks] of [[1], [1, 1], [3, 0, 2], [1, 11, 100], [40, 960]].entries()) {
      const made = makeDeck(CAMPAIGN, seedOf(n), pieces(...stocks))
      const again = deckAnew(CAMPAIGN, seedOf(n), pieces(...stocks))
      expect(made.slots.map(({ prizeNo }) => prizeNo)).toEqual(again.prizes)
      expect(toHex(made.root)).toBe(again.root.toString('hex'))
      expect(verifyDeck(CAMPAIGN, sealed(n, made), pieces(...stocks))).toBe('proved')
    }
  })

  it('is shuffled so that every order is as likely: 24 orders of four, 24,000 times', () => {
    const counts = new Map<string, number>()
    for (let n = 0; n < 24_000; n += 1) {
      const order = shuffled(seedOf(n), [1, 2, 3, 4]).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    const { p, cells } = gTest([...counts.values()], Array(24).fill(1))
    expect(cells).toBe(24)
    expect(p).toBeGreaterThan(0.001)
    expect(p).toBeLessThan(0.999)
  })

  it('tells by its masks nothing of what lies where', () => {
    // a mask of 31 bits over a prize below 64: the low six bits of what is stored are as even as dice
    const { slots } = makeDeck(CAMPAIGN, seedOf(7), pieces(1, 19_999))
    const counts = Array<number>(64).fill(0)
    for (const { maskedPrize } of slots) counts[maskedPrize % 64] = (counts[maskedPrize % 64] ?? 0) + 1
    expect(gTest(counts, Array(64).fill(1)).p).toBeGreaterThan(0.001)
    expect(
      slots.every(({ slotNo, prizeNo, maskedPrize }) => (maskedPrize ^ maskOf(seedOf(7), slotNo)) === prizeNo),
    ).toBe(true)
  })
})

describe('an opening', () => {
  const made = makeDeck(CAMPAIGN, seedOf(3), pieces(1, 5, 31))
  const deck = sealed(3, made)
  const slot = made.slots[11]
  if (!slot) throw new Error('no slot')
  const opening = {
    slotNo: slot.slotNo,
    prizeNo: slot.prizeNo,
    salt: toHex(saltOf(seedOf(3), slot.slotNo)),
    path: toHex(slot.path),
  }

  it('leads to the root, seed told or not', () => {
    expect(verifyOpening(CAMPAIGN, deck, opening)).toBe('proved')
    expect(verifyOpening(CAMPAIGN, { ...deck, seed: null }, opening)).toBe('proved')
    expect(verifyDeck(CAMPAIGN, { ...deck, seed: null }, pieces(1, 5, 31))).toBe('sealed')
  })

  it.each([
    ['another prize', { prizeNo: slot.prizeNo === 1 ? 2 : 1 }],
    ['another slot', { slotNo: slot.slotNo + 1 }],
    ['a slot that is none', { slotNo: -1 }],
    ['a slot beyond', { slotNo: made.size }],
    ['another salt', { salt: '00'.repeat(32) }],
    ['a way cut short', { path: opening.path.slice(64) }],
    ['a way turned round', { path: (opening.path.match(/.{64}/g) ?? []).toReversed().join('') }],
  ])('does not with %s', (_, change) =>
    expect(verifyOpening(CAMPAIGN, deck, { ...opening, ...change })).toBe('path-differs'),
  )

  it('nor in another campaign, and no deck holds other pieces than were published', () => {
    expect(verifyOpening(CAMPAIGN.replace('1', '2'), deck, opening)).toBe('path-differs')
    expect(verifyDeck(CAMPAIGN, deck, pieces(2, 4, 31))).toBe('deck-differs')
    expect(verifyDeck(CAMPAIGN, { ...deck, size: 38 }, pieces(1, 5, 31))).toBe('deck-differs')
    expect(verifyDeck(CAMPAIGN, { ...deck, seed: toHex(fromHex('07'.repeat(32))) }, pieces(1, 5, 31))).toBe(
      'seed-differs',
    )
  })
})
