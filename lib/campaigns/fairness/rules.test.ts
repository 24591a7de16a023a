import { createHash, createHmac, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromHex, hmacUnder, utf8 } from '@/lib/kernel/sha256'
import { gTest } from '../g-test/rules'
import { tables } from './odds-tables.fixture'
import {
  type ChainDraw,
  commitmentTo,
  drawBelow,
  drawMessage,
  drawPrizeNo,
  fairLimit,
  type Odds,
  pityAfter,
  prizeAt,
  valueOf,
  verifyDraw,
  weightsAt,
} from './rules'
import { drawnAnew } from './second-reading.fixture'

const CAMPAIGN = '0191d6a0-0000-7000-8000-000000000001'
const odds = (weights: readonly number[], draw: Partial<Odds['draw']> = {}): Odds => ({
  prizes: weights.map((weight, i) => ({ no: i + 1, weight, stock: null })),
  draw: { mode: 'chain', pity: null, substituteNo: null, ...draw },
})
const facts = { campaignId: CAMPAIGN, versionHash: 'ab'.repeat(32), clientSeed: 'my-own-seed', nonce: 0, pity: 0 }

describe('1,000,000 draws of each of ten tables', () => {
  const DRAWS = 1_000_000
  // the tags are the same for all tables, for they don't know of odds; `npm run torture` takes new ones for each
  const values = new BigUint64Array(DRAWS)
  beforeAll(() => {
    const tag = hmacUnder(fromHex('5e'.repeat(32)))
    for (let nonce = 0; nonce < DRAWS; nonce += 1)
      values[nonce] = valueOf(tag(utf8(drawMessage({ ...facts, nonce }, 0))))
  })

  it.each(tables)('%s: come up as often as their weights say', (_, weights) => {
    const table = weightsAt(odds(weights), 0)
    const size = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
    const limit = fairLimit(size)
    const observed = weights.map(() => 0)
    for (const value of values) {
      if (value >= limit) continue
      const no = prizeAt(table, Number(value % size)) ?? 0
      observed[no - 1] = (observed[no - 1] ?? 0) + 1
    }
    const { p, cells } = gTest(observed, weights)
    if (cells > 1) expect(p).toBeGreaterThan(0.001)
    expect(p).toBeLessThan(cells > 1 ? 0.999 : 1.1)
    // what is too rare to be tested is counted: one in a million, a million times
    if (weights[0] === 1 && size === 1_000_000n) expect(observed[0]).toBeLessThan(8)
  })
})

describe('a number below another', () => {
  const sure =
    (...values: bigint[]) =>
    (counter: number) =>
      Buffer.from((values[counter] ?? 0n).toString(16).padStart(14, '0').padEnd(64, '0'), 'hex')

  it('is drawn again where its remainder would come up more often', () => {
    const top = 2n ** 56n
    const limit = fairLimit(3n)
    expect(top - limit).toBe(top % 3n)
    expect(drawBelow(3, sure(limit, top - 1n, 5n))).toEqual({ drawn: 2, counter: 2 })
    expect(drawBelow(3, sure(limit - 1n))).toEqual({ drawn: 2, counter: 0 })
  })

  it('is never put aside where all remainders are as frequent', () => {
    expect(drawBelow(256, sure(2n ** 56n - 1n))).toEqual({ drawn: 255, counter: 0 })
  })
})

describe('a prize', () => {
  const seed = fromHex('01'.repeat(32))
  const table = odds([5, 3, 2])

  it('is the same for the same seed, nonce and odds', () => {
    expect(drawPrizeNo(seed, facts, table)).toEqual(drawPrizeNo(seed, { ...facts }, odds([5, 3, 2])))
  })

  it('takes no notice of the order in which prizes are told', () => {
    const turned = { ...table, prizes: table.prizes.toReversed() }
    for (let nonce = 0; nonce < 50; nonce += 1)
      expect(drawPrizeNo(seed, { ...facts, nonce }, turned)).toEqual(drawPrizeNo(seed, { ...facts, nonce }, table))
  })

  it('is one of those that pity promises, once it holds', () => {
    const pitied = odds([900, 90, 9, 1], { pity: { after: 5, prizeNos: [3, 4] } })
    for (let nonce = 0; nonce < 200; nonce += 1)
      expect([3, 4]).toContain(drawPrizeNo(seed, { ...facts, nonce, pity: 4 }, pitied)?.prizeNo)
    expect(Array.from({ length: 6 }, (_, pity) => pityAfter(pitied, pity, 1))).toEqual([1, 2, 3, 4, 5, 6])
    expect([pityAfter(pitied, 4, 3), pityAfter(table, 4, 1)]).toEqual([0, 0])
  })

  it('is none where nothing has any weight', () => {
    expect(drawPrizeNo(seed, facts, odds([0, 0]))).toBeNull()
  })
})

/** A draw that stands, of any odds. */
function anyDraw(n: number): ChainDraw {
  const some = createHash('sha256').update(`case ${n}`).digest()
  const prizes = Array.from({ length: 1 + ((some[0] ?? 0) % 12) }, (_, i) => ({
    no: i * 3 + 1,
    weight: some.readUInt16BE(2 + i * 2) ** (1 + ((some[1] ?? 0) % 2)) + 1,
    stock: i % 2 ? null : 5,
  }))
  const pity = n % 3 === 0 ? { after: 3, prizeNos: [prizes.at(-1)?.no ?? 1] } : null
  const table: Odds = { prizes, draw: { mode: 'chain', pity, substituteNo: 4 } }
  const seed = createHmac('sha256', 'seeds').update(String(n)).digest('hex')
  const drawn = { ...facts, clientSeed: `client-${n}-种子`, nonce: n, pity: n % 5 }
  const made = drawPrizeNo(fromHex(seed), drawn, table)
  if (!made) throw new Error('nothing was drawn')
  const { prizeNo, counter } = made
  return { ...drawn, seed, commitment: commitmentTo(seed), odds: table, counter, drawnPrize: prizeNo, prizeNo }
}

describe('both verifiers', () => {
  it('agree on 5,000 draws, each of its own table', () => {
    for (let n = 0; n < 5_000; n += 1) {
      const draw = anyDraw(n)
      expect(verifyDraw(draw)).toBe('proved')
      const again = drawnAnew(Buffer.from(draw.seed ?? '', 'hex'), { ...draw, hash: draw.versionHash }, draw.odds)
      expect(again).toEqual({ prizeNo: draw.drawnPrize, counter: draw.counter })
    }
  })
})

describe('a draw that was changed afterwards', () => {
  // with many prizes of small weight, so that anything else would draw another
  const wide = odds(Array.from({ length: 60 }, () => 1_000_003))
  const seed = randomBytes(32).toString('hex')
  const made = drawPrizeNo(fromHex(seed), facts, wide)
  if (!made) throw new Error('nothing was drawn')
  const { prizeNo, counter } = made
  const draw: ChainDraw = {
    ...facts,
    seed,
    commitment: commitmentTo(seed),
    odds: wide,
    counter,
    drawnPrize: prizeNo,
    prizeNo,
  }
  const other = randomBytes(32).toString('hex')

  /** Of sixty changed draws one may come out alike by chance; of several changes of a kind none does. */
  const fails = (change: (n: number) => Partial<ChainDraw>) =>
    Array.from({ length: 12 }, (_, n) => verifyDraw({ ...draw, ...change(n) })).some((verdict) => verdict !== 'proved')

  it('stands as it is', () => expect(verifyDraw(draw)).toBe('proved'))
  it.each<[string, Partial<ChainDraw>, string]>([
    ['its prize', { drawnPrize: (prizeNo % 60) + 1, prizeNo: (prizeNo % 60) + 1 }, 'prize-differs'],
    ['its seed', { seed: other }, 'seed-differs'],
    ['its commitment', { commitment: commitmentTo(other) }, 'seed-differs'],
    ['its tries', { counter: counter + 1 }, 'counter-differs'],
    ['another given without a reason', { prizeNo: (prizeNo % 60) + 1 }, 'substitute-unknown'],
    ['its seed not told', { seed: null }, 'sealed'],
    ['its seed no seed', { seed: 'zz' }, 'seed-differs'],
  ])('does not: %s', (_, change, verdict) => expect(verifyDraw({ ...draw, ...change })).toBe(verdict))

  it.each<[string, (n: number) => Partial<ChainDraw>]>([
    [
      'seed and commitment together',
      (n) => ({ seed: `${n}`.padStart(64, '0'), commitment: commitmentTo(`${n}`.padStart(64, '0')) }),
    ],
    ['client seed', (n) => ({ clientSeed: `other-${n}` })],
    ['nonce', (n) => ({ nonce: 1 + n })],
    ['pity', (n) => ({ pity: 1 + n })],
    ['hash of its odds', (n) => ({ versionHash: `${n}`.padStart(64, 'f') })],
    ['campaign', (n) => ({ campaignId: CAMPAIGN.replace(/.$/, String(n)) })],
    ['weights', (n) => ({ odds: odds(Array.from({ length: 60 }, (_, i) => 1_000_003 + i * (n + 1) * 977)) })],
    [
      'order of prizes',
      (n) => ({
        odds: {
          ...wide,
          prizes: wide.prizes.map((one) => ({ ...one, no: ((one.no + n) % 60) + 1, weight: one.no * 1_000 })),
        },
      }),
    ],
  ])('does not: its %s', (_, change) => expect(fails(change)).toBe(true))
})
