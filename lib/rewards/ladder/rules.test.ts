import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, dearestFor } from '../ladder-advice/rules'
import { had, historyOf, sharesByHand } from './ladder.fixture'
import {
  halfBy,
  ladderOf,
  measuredBps,
  modelledBps,
  modelledDays,
  placeOf,
  plainCuts,
  type Rung,
  spanDays,
  together,
} from './rules'

const person = fc.record({
  age: fc.nat(500),
  earned: fc.array(fc.record({ day: fc.nat(400), points: fc.integer({ min: 1, max: 5_000 }) }), { maxLength: 12 }),
  lately: fc.nat(20_000),
  means: fc.nat(20_000),
})
const people = fc.array(person, { maxLength: 40 })
const price = fc.integer({ min: 1, max: 30_000 })
const withCut = (...prices: number[]) => [...new Set([...plainCuts, ...prices])].sort((a, b) => a - b)

describe('S54 how soon a price is reached', () => {
  it('is what the persons themselves say, whatever the price, when it is among the cuts', () => {
    fc.assert(
      fc.property(people, price, (all, asked) => {
        const cuts = withCut(asked)
        expect(measuredBps(historyOf(all, cuts), placeOf(cuts, asked))).toEqual(sharesByHand(all, asked))
      }),
    )
  })

  it('never falls with time, nor rises with the price', () => {
    fc.assert(
      fc.property(people, price, price, (all, a, b) => {
        const cuts = withCut(a, b)
        const of = (asked: number) =>
          measuredBps(historyOf(all, cuts), placeOf(cuts, asked)).filter((share) => share !== null)
        const [cheap, dear] = [of(Math.min(a, b)), of(Math.max(a, b))]
        expect(cheap).toEqual([...cheap].sort((x, y) => x - y))
        for (const [i, share] of dear.entries())
          if (all.every((one) => one.age >= 365)) expect(share).toBeLessThanOrEqual(cheap[i] ?? 0)
      }),
    )
  })

  it('is the plain share where everybody has been here long enough', () => {
    fc.assert(
      fc.property(
        fc.array(
          person.map((one) => ({ ...one, age: 400 })),
          { minLength: 1, maxLength: 30 },
        ),
        price,
        (all, asked) => {
          const cuts = withCut(asked)
          const plain = spanDays.map((days) =>
            Math.round((10_000 * all.filter((one) => had(one, days) >= asked).length) / all.length),
          )
          const shares = measuredBps(historyOf(all, cuts), placeOf(cuts, asked))
          for (const [i, share] of shares.entries())
            expect(Math.abs((share ?? -9) - (plain[i] ?? 0))).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('a price between two cuts is looked at as the next one', () => {
    expect(plainCuts[placeOf(plainCuts, 1_280) - 1]).toBe(1_300)
    expect(plainCuts[placeOf(plainCuts, 1_300) - 1]).toBe(1_300)
    expect(placeOf(plainCuts, 100_000_000)).toBe(plainCuts.length + 1)
  })

  it('half of them lies between two looks; not at all while nobody came that long ago', () => {
    expect(halfBy([0, 4_999, 5_000, 9_000])).toEqual({ after: 7, by: 14 })
    expect(halfBy([6_000])).toEqual({ after: 0, by: 3 })
    expect(halfBy([0, null])).toBeNull()
  })
})

describe('the pace of late', () => {
  it('says the same as the history of people who keep it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        (paces, tens) => {
          // so many points a day, every day
          const all = paces.map((daily) => ({
            age: 400,
            earned: Array.from({ length: 90 }, (_, day) => ({ day: day + 1, points: daily })),
            lately: daily * 90,
            means: 0,
          }))
          const cuts = withCut(
            ...paces.map((daily) => daily * 90),
            tens * 100,
            ...[7, 14, 30].map((days) => Math.ceil((tens * 9_000) / days)),
          )
          const history = historyOf(all, cuts)
          const shares = measuredBps(history, placeOf(cuts, tens * 100))
          for (const days of [7, 14, 30] as const)
            expect(
              Math.abs((modelledBps(history, cuts, tens * 100, days) ?? -9) - (shares[spanDays.indexOf(days)] ?? 0)),
            ).toBeLessThanOrEqual(1)
          const median = [...paces].sort((a, b) => b - a)[Math.ceil(paces.length / 2) - 1] ?? 0
          expect(modelledDays(history, cuts, tens * 100)).toBe(Math.ceil((tens * 100) / median))
        },
      ),
    )
  })

  it('of nobody, and of people who earn nothing, says nothing', () => {
    expect(modelledBps(together([]), plainCuts, 500, 7)).toBeNull()
    expect(modelledDays(together([]), plainCuts, 500)).toBeNull()
    const idle = historyOf([{ age: 50, earned: [], lately: 0, means: 0 }], plainCuts)
    expect(modelledDays(idle, plainCuts, 500)).toBeNull()
    expect(modelledBps(idle, plainCuts, 500, 7)).toBe(0)
  })
})

const rung = (fields: Partial<Rung>): Rung => ({
  key: 'r',
  costPoints: 500,
  trueCostMinor: 400,
  cashMinor: 0,
  taken: null,
  budgetLeftPoints: null,
  ...fields,
})

describe('S53 what a rung takes in a year', () => {
  const ten = Array.from({ length: 10 }, (_, i) => ({ age: 400, earned: [], lately: 0, means: (i + 1) * 100 }))
  const history = { cuts: plainCuts, segments: [historyOf(ten, plainCuts)] }

  it('is what it took of late; one that is not there yet is taken as often by those who could have it', () => {
    const [cheap, live] = ladderOf(
      history,
      [
        rung({ key: 'live', taken: { claims: 9, days: 90 }, budgetLeftPoints: 900 }),
        rung({ key: 'new', costPoints: 300, trueCostMinor: 100 }),
      ],
      null,
    )
    expect(live?.yearly).toEqual({ claims: 36, costMinor: 14_400, points: 18_000, isEstimate: false, budgetDays: 18 })
    // nine of the six who could: eight could have the cheaper one, and would take twelve in ninety days
    expect(cheap?.reach.able).toBe(8)
    expect(cheap?.yearly).toMatchObject({ claims: 48, costMinor: 4_800, isEstimate: true, budgetDays: null })
  })

  it('costs the shop what is left of it when its shoppers have paid their part, and never less than nothing', () => {
    const taken = { claims: 9, days: 90 }
    const rungs = [rung({ taken, cashMinor: 150 }), rung({ key: 's', taken, cashMinor: 500 })]
    expect(ladderOf(history, rungs, null).map((line) => line.yearly.costMinor)).toEqual([36 * 250, 0])
  })

  it('is unknown while nothing was ever taken, and counts a new reward by its own days', () => {
    expect(ladderOf(history, [rung({})], null)[0]?.yearly).toMatchObject({ claims: null, costMinor: null })
    expect(ladderOf(history, [rung({ taken: { claims: 2, days: 10 } })], null)[0]?.yearly.claims).toBe(73)
  })

  it('is everybody’s, whichever of them are looked at', () => {
    const one = ladderOf(history, [rung({ taken: { claims: 9, days: 90 } })], 'slow')[0]
    const none = ladderOf(history, [rung({ taken: { claims: 9, days: 90 } })], 'top')[0]
    expect(none?.yearly).toEqual(one?.yearly)
    expect([one?.reach.able, none?.reach.able]).toEqual([6, 0])
    // what is only thought of is taken by all who could have it, too
    const rungs = [rung({ taken: { claims: 9, days: 90 } }), rung({ key: 'new', costPoints: 300 })]
    expect(ladderOf(history, rungs, 'top').map((line) => line.yearly.claims)).toEqual([48, 36])
  })
})

describe('a price that half of them reach in time', () => {
  it('is the dearest of those', () => {
    fc.assert(
      fc.property(
        fc.array(
          person.map((one) => ({ ...one, age: 400 })),
          { minLength: 1, maxLength: 25 },
        ),
        (all) => {
          const found = dearestFor({ cuts: plainCuts, segments: [historyOf(all, plainCuts)] }, 14)
          const halves = plainCuts.filter((cut) => all.filter((one) => had(one, 14) >= cut).length * 2 >= all.length)
          expect(found).toBe(halves.at(-1) ?? null)
        },
      ),
    )
  })

  it('lies between two rungs as far from one as from the other', () => {
    expect(between(500, 2_000)).toBe(1_000)
    expect(between(900, 6_000)).toBe(2_300)
    expect(between(1, 4)).toBe(2)
  })
})
