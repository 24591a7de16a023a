import { describe, expect, it } from 'vitest'
import { type Histogram, ladderOf, placeOf, plainCuts, type Rung, type SegmentHistory, spanDays } from '../ladder/rules'
import { adviseLadder } from './rules'

const at = (amount: number, shoppers: number): Histogram => [[placeOf(plainCuts, amount), shoppers]]

/** So many shoppers who all have so much after each look. */
const alike = (shoppers: number, had: (days: number) => number): SegmentHistory => ({
  segment: 'steady',
  shoppers,
  spans: spanDays.map((days, i) => ({
    start: at(i === 0 ? 0 : had(spanDays[i - 1] ?? 0), shoppers),
    end: at(had(days), shoppers),
  })),
  pace: at(had(90), shoppers),
  means: at(had(90), shoppers),
})
const rungs = (...prices: number[]): Rung[] =>
  prices.map((costPoints) => ({
    key: String(costPoints),
    costPoints,
    trueCostMinor: 1_000,
    cashMinor: 0,
    taken: { claims: 9, days: 90 },
    budgetLeftPoints: null,
  }))
const advised = (history: SegmentHistory, prices: Rung[], plan: Parameters<typeof adviseLadder>[2] = null) => {
  const whole = { cuts: plainCuts, segments: [history] }
  return adviseLadder(whole, ladderOf(whole, prices, null), plan)
}

describe('advice on a ladder', () => {
  it('asks for a rung when there is none, and for patience with few shoppers', () => {
    expect(
      advised(
        alike(50, () => 0),
        [],
      ),
    ).toEqual([{ code: 'no-rungs' }])
    expect(
      advised(
        alike(5, (days) => days * 10),
        rungs(30),
      )[0],
    ).toEqual({ code: 'few-shoppers', shoppers: 5 })
  })

  it('praises a first rung that half reach in a fortnight; one that is far is told with one that would not be', () => {
    const tenADay = alike(50, (days) => days * 10)
    expect(advised(tenADay, rungs(100))).toEqual([{ code: 'first-near', points: 100, days: 14 }])
    expect(advised(tenADay, rungs(500))).toEqual([
      { code: 'first-far', points: 500, days: 60 },
      { code: 'try-first', points: 140, days: 14 },
    ])
  })

  it('names the gap and its middle, and the top that nobody reaches in a year', () => {
    const oneADay = alike(50, (days) => days)
    expect(advised(oneADay, rungs(10, 40, 90_000)).map((one) => one.code)).toEqual([
      'first-near',
      'wide-gap',
      'wide-gap',
      'top-far',
    ])
    expect(advised(oneADay, rungs(10, 40))[1]).toEqual({ code: 'wide-gap', low: 10, high: 40, middle: 20 })
  })

  it('holds the rest of the year against what the plan leaves, and a budget against its pace', () => {
    const tenADay = alike(50, (days) => days * 10)
    // 36 a year at ¥10, of which half a year is left
    const plan = { daysLeft: 182, leftMinor: 17_950 }
    expect(advised(tenADay, rungs(100), plan).at(-1)).toEqual({
      code: 'within-plan',
      costMinor: 17_950,
      leftMinor: 17_950,
    })
    expect(advised(tenADay, rungs(100), { ...plan, leftMinor: 17_949 }).at(-1)).toMatchObject({ code: 'over-plan' })
    const [small] = rungs(100)
    expect(advised(tenADay, small ? [{ ...small, budgetLeftPoints: 800 }] : []).at(-1)).toEqual({
      code: 'budget-ends',
      points: 100,
      days: 81,
    })
  })
})
