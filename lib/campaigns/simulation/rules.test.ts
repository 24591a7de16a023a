import { describe, expect, it } from 'vitest'
import { expectedOf } from '../forecast/rules'
import { begun, withPrize } from '../lint/lint.fixture'
import { chanceOf } from '../playing/rules'
import type { Definition } from '../schema'
import { runsOf, type Simulation, spreadOf, startSimulation } from './rules'

const lottery: Definition = {
  ...begun('every-draw-wins'),
  limits: { perDay: null, perPerson: null, coolDownSeconds: 0 },
}
const box = begun('series-of-six')
const plenty = { points: 1_000_000_000, minor: 10_000_000_000 }

function simulate(definition: Definition, runs = 60, seed = 6): Simulation {
  const simulation = startSimulation(definition, seed, runs)
  while (simulation.next() < runs);
  return simulation.result()
}

const funded = (definition: Definition, more: Partial<Definition> = {}): Definition => ({
  ...definition,
  budget: { ...definition.budget, ...plenty },
  ...more,
})

describe('a simulation', () => {
  it('says the same for the same seed, and its first lives don’t depend on how many follow', () => {
    const [one, again, other] = [simulate(lottery, 20), simulate(lottery, 20), simulate(lottery, 20, 7)]
    expect(one).toEqual(again)
    expect(one.costMinor).not.toEqual(other.costMinor)
  })

  it('costs on the average what odds × cost × draws say', () => {
    const seen = simulate(funded(withPrize(lottery, 7, { stock: null })), 200)
    const said = expectedOf(lottery, lottery.expectedDraws)
    expect(seen.draws.mean / lottery.expectedDraws).toBeCloseTo(1, 1)
    expect(seen.costMinor.mean / seen.draws.mean / (said.costMinor / lottery.expectedDraws)).toBeCloseTo(1, 1)
    expect(seen.costMinor.p5).toBeLessThan(seen.costMinor.p50)
    expect(seen.costMinor.p95).toBeLessThanOrEqual(seen.costMinor.most)
    expect(seen.bars.reduce((sum, { runs }) => sum + runs, 0)).toBe(200)
  })

  it('never spends more than the budget, and says how often it would have', () => {
    const poor = { ...lottery, budget: { ...lottery.budget, points: 100_000 } }
    const seen = simulate(poor)
    expect(seen.points.most).toBeLessThanOrEqual(100_000)
    // the room of the dearest prize is asked for before each draw
    expect(seen.points.p5).toBeGreaterThan(100_000 - 2_000)
    expect(seen.budgetBps).toBeGreaterThan(9_000)
    expect(seen.turnedAway.mean).toBeGreaterThan(0)
    expect(simulate(funded(lottery)).budgetBps).toBe(0)
  })

  it('gives no piece twice: what is drawn when it is gone is the substitute', () => {
    const seen = simulate(funded(withPrize(lottery, 7, { stock: 3 })))
    const top = seen.prizes.find(({ no }) => no === 8)
    expect(top?.given.most).toBe(3)
    expect(top?.missed).toBeGreaterThan(5)
    expect(top?.goneBps).toBe(10_000)
    expect(top?.goneDay?.p50).toBeLessThan(seen.days)
    const closes = simulate(
      funded(withPrize(lottery, 7, { stock: 3 }), { draw: lottery.draw && { ...lottery.draw, whenGone: 'close' } }),
    )
    expect(closes.soldOutBps).toBe(10_000)
    expect(closes.draws.mean).toBeLessThan(seen.draws.mean)
  })

  it('counts pity: within ten boxes the hidden one comes, and without pity it comes less often', () => {
    const endless = funded(
      { ...box, prizes: box.prizes.map((one) => ({ ...one, stock: null })) },
      { expectedDraws: 3_000, limits: { perDay: null, perPerson: null, coolDownSeconds: 0 } },
    )
    const seen = simulate(endless, 40)
    const none = simulate({ ...endless, draw: endless.draw && { ...endless.draw, pity: null } }, 40)
    const hidden = ({ prizes }: Simulation) => prizes.find(({ no }) => no === 6)?.given.mean ?? 0
    expect(seen.pityHits.mean).toBeGreaterThan(0)
    expect(none.pityHits.most).toBe(0)
    expect(hidden(seen)).toBeGreaterThan(hidden(none))
  })

  it('deals a sealed deck to its last box and no further', () => {
    const deck = funded(begun('sealed-hundred'), { expectedDraws: 400 })
    const seen = simulate(deck)
    expect(seen.draws.most).toBe(100)
    expect(seen.soldOutBps).toBe(10_000)
    expect(seen.prizes.map(({ given }) => [given.p5, given.p95])).toEqual([
      [60, 60],
      [24, 24],
      [12, 12],
      [4, 4],
    ])
    // what a whole deck costs is no chance at all
    expect(seen.costMinor.p5).toBe(seen.costMinor.most)
  })

  it('climbs the ladder of an invite', () => {
    const seen = simulate(funded(begun('three-friends')))
    const [first, third, fifth] = seen.prizes.map(({ given }) => given.mean)
    expect(first).toBeGreaterThan(third ?? 0)
    expect(third).toBeGreaterThan(fifth ?? 0)
    expect(seen.costMinor.most).toBeLessThanOrEqual(
      seen.draws.most * (expectedOf(begun('three-friends'), 1).costMinor + 1),
    )
  })

  it('keeps limits: who has drawn enough today is turned away', () => {
    const once = funded({ ...lottery, expectedDraws: 600 }, { limits: { perDay: 1, perPerson: 1, coolDownSeconds: 0 } })
    const seen = simulate(once)
    // a third as many shoppers as draws were expected of
    expect(seen.draws.most).toBeLessThanOrEqual(200)
    expect(seen.overLimit.mean).toBeGreaterThan(100)
    const day = {
      ...once,
      limits: { perDay: 1, perPerson: null, coolDownSeconds: 0 },
      endsAt: '2026-11-26T00:00:00.000Z',
    }
    expect(simulate(day).draws.most).toBeLessThanOrEqual(200)
  })
})

it('plays a large campaign fewer times', () => {
  expect([100, 5_000, 100_000, 10_000_000].map((expectedDraws) => runsOf({ expectedDraws }))).toEqual([
    1_000, 1_000, 100, 20,
  ])
})

it('spreads by what was seen', () => {
  expect(spreadOf(Array.from({ length: 100 }, (_, at) => 100 - at))).toEqual({
    mean: 51,
    p5: 6,
    p50: 51,
    p95: 96,
    most: 100,
  })
})

describe('chance', () => {
  it('is even, and as Poisson as it says', () => {
    const chance = chanceOf(11)
    const seen = new Int32Array(10)
    for (let n = 0; n < 100_000; n += 1) {
      const drawn = chance.below(10)
      seen[drawn] = (seen[drawn] ?? 0) + 1
    }
    const squared = seen.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    // nine degrees of freedom: 27.9 is one in a thousand
    expect(squared).toBeLessThan(27.9)
    for (const expected of [0.5, 7, 300]) {
      const counts = Array.from({ length: 20_000 }, () => chance.poisson(expected))
      const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length
      const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / counts.length
      expect(mean / expected).toBeCloseTo(1, 1)
      expect(variance / expected).toBeCloseTo(1, 1)
    }
  })
})
