import { expect, test } from 'vitest'
import { historyOf, type Person } from '@/lib/rewards/ladder/ladder.fixture'
import type { Rung } from '@/lib/rewards/ladder/rules'
import { dearerTrial, rungTrial } from './rules'

const cuts = [50, 100, 200, 250, 300, 500, 1_000]
/** Somebody who came a year ago, earned so much on the third day, and could spend so much now. */
const person = (points: number, means: number): Person => ({
  age: 400,
  earned: [{ day: 3, points }],
  lately: points,
  means,
})
// ten shoppers: six earn 200 within a fortnight, four earn 50; two have a thousand
const people = [
  ...Array.from({ length: 6 }, () => person(200, 200)),
  ...Array.from({ length: 4 }, () => person(50, 50)),
].map((one, i) => (i < 2 ? { ...one, means: 1_000 } : one))
const history = { cuts, segments: [historyOf(people, cuts)] }
const rung = (costPoints: number, claims: number): Rung => ({
  key: String(costPoints),
  costPoints,
  trueCostMinor: costPoints,
  cashMinor: 0,
  taken: { claims, days: 90 },
  budgetLeftPoints: null,
})

test('a reward that half come to in a fortnight: who could have it, and what it takes in a year', () => {
  // one reward for 1,000 that two can have; one claim in ninety days: half of those who can
  const found = rungTrial(history, [rung(1_000, 1)], 100, 16_000)
  // 200 is the dearest that half earn in a fortnight; six of ten have it: 6 × ½ × 365 ÷ 90 = 12 claims of 200 a year
  expect(found).toEqual({
    costPoints: 200,
    ableBeforeBps: 2_000,
    ableAfterBps: 6_000,
    year: { points: 2_400, costMinor: 2_400, plusBps: 1_500 },
  })
})

test('while nobody takes anything, nobody can tell what a year would bring', () => {
  expect(rungTrial(history, [rung(1_000, 0)], 100, 16_000)?.year).toBeNull()
  expect(dearerTrial(history, [rung(200, 0)], 16_000)?.year).toBeNull()
  expect(rungTrial(history, [], 100, 16_000)).toMatchObject({ ableAfterBps: 6_000, year: null })
})

test('without a history no price is known', () => {
  expect(rungTrial({ cuts, segments: [] }, [], 100, 0)).toBeNull()
})

test('a quarter dearer: fewer can, fewer do, and it costs less', () => {
  // 200 becomes 250: two of six are left; both sides by who could have it, at the same rate
  const found = dearerTrial(history, [rung(200, 3)], 16_000)
  expect(found).toMatchObject({ byBps: 2_500, ableBeforeBps: 6_000, ableAfterBps: 2_000 })
  // half of those who can take one in ninety days: 12 × 200 before, 4 × 250 after
  expect(found?.year).toEqual({ points: -1_400, costMinor: -1_600, plusBps: -875 })
})
