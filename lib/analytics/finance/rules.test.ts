import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  basisOf,
  type CohortRow,
  type Estimate,
  estimateOf,
  FEWEST_MONTHS,
  fractionOf,
  marketingCohort,
  monthAfter,
  nothingMoved,
  releasedMinor,
  spendCohort,
  splitPrice,
} from './rules'

describe('the examples of the standards and of their handbooks', () => {
  test('IFRS 15 example 52: the price is split, and earned as points are used of those that will be', () => {
    expect(splitPrice(100_000, 100_000, 9_500)).toEqual([91_324, 8_676])
    const first = releasedMinor(8_676, 4_500, 9_500)
    expect([first, 8_676 - first]).toEqual([4_110, 4_566])
    const second = releasedMinor(8_676, 8_500, 9_700)
    expect([second - first, 8_676 - second]).toEqual([3_493, 1_073])
  })

  test('KPMG: 9,000 deferred; the second period reckons with what is expected by then', () => {
    const first = releasedMinor(9_000, 4_500, 9_700)
    expect(first).toBe(4_175)
    expect(releasedMinor(9_000, 8_500, 9_900) - first).toBe(3_552)
    expect(releasedMinor(9_000, 8_500, 9_200) - first).toBe(4_140)
  })

  test('the trap: half of the points were used, but of those that will ever be it is more than half', () => {
    // ¥2,000 of goods, 200 points worth ¥1 each of which 170 will be used; 100 were
    expect(splitPrice(200_000, 200_000, 17_000)[1]).toBe(15_668) // not 15,800
    const wholes = { ...nothingMoved, issued: 200, redeemed: 100 }
    const seventeenTwentieths: Estimate = { source: 'plan', bps: 8_500, months: 1, pattern: [] }
    const terms = { pointsPerUnit: 1, taxIncludedBps: 0 }
    const basis = basisOf(200, 200_000, seventeenTwentieths, terms)
    expect(basis.worthMinor).toBe(17_000)
    const stands = spendCohort({
      cohort: '2026-01-01',
      whole: wholes,
      estimate: seventeenTwentieths,
      terms,
      age: 0,
      seenPoints: 100,
      basis,
    })
    expect(stands.deferredMinor).toBe(15_668)
    expect(stands.releasedMinor).toBe(9_217) // not 7,900
    expect(stands.liabilityMinor).toBe(15_668 - 9_217)
  })
})

test.each([
  [[7], [2], 4],
  [[-7], [2], -4],
  [[1], [3], 0],
  [[2], [3], 1],
  [[9_007_199_254_740_991, 9_007_199_254_740_991], [9_007_199_254_740_991], 9_007_199_254_740_991],
  [[5], [0], 0],
])('%j over %j is %i', (over, under, whole) => {
  expect(fractionOf(over, under)).toBe(whole)
})

test.each([
  ['2026-11-01', 1, '2026-12-01'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2026-01-01', -1, '2025-12-01'],
  ['2026-03-01', -14, '2025-01-01'],
])('%s and %i months is %s', (month, by, other) => {
  expect(monthAfter(month, by)).toBe(other)
})

// a year of cohorts of 1,000 points each: 100 used in their own month, 300 in the next, 200 in the one after
const year = (months: number): CohortRow[] =>
  Array.from({ length: months }, (_, at) => monthAfter('2025-01-01', at)).flatMap((cohort, at) => {
    const row = (month: string, flow: string, points: number): CohortRow => ({
      cohort,
      month,
      funding: 'spend',
      flow,
      points,
      costMinor: 0,
    })
    const used = [100, 300, 200].slice(0, months - at)
    return [row(cohort, 'issued', 1000), ...used.map((points, age) => row(monthAfter(cohort, age), 'redeemed', points))]
  })

describe('what will be used', () => {
  const terms = { pointsPerUnit: 100, taxIncludedBps: 0 }

  test('is told by the cohorts before, age by age, once there is a year of them', () => {
    const rows = year(FEWEST_MONTHS)
    const estimate = estimateOf(rows, monthAfter('2025-01-01', FEWEST_MONTHS), 5_000)
    expect(estimate).toMatchObject({ source: 'cohorts', months: FEWEST_MONTHS })
    const stand = (redeemed: number, age: number) =>
      marketingCohort({
        cohort: 'c',
        whole: { ...nothingMoved, issued: 1000, redeemed },
        estimate,
        terms,
        age,
        seenPoints: redeemed,
      }).expectedPoints
    expect([stand(100, 0), stand(400, 1), stand(600, 2), stand(600, 9)]).toEqual([600, 600, 600, 600])
    // a cohort that used more than others did in its first month still has their later months before it
    expect(stand(250, 0)).toBe(750)
    // and one that has not had a whole month has them all
    expect(stand(0, -1)).toBe(600)
  })

  test('is what the plan says while there is less, and everything where there is no plan', () => {
    const rows = year(FEWEST_MONTHS - 1)
    const until = monthAfter('2025-01-01', FEWEST_MONTHS - 1)
    expect(estimateOf(rows, until, 7_000)).toMatchObject({ source: 'plan', bps: 7_000 })
    expect(estimateOf(rows, until, null)).toMatchObject({ source: 'all', bps: 10_000 })
  })

  test('is never more than what is left and what was used, nor less than what was used', () => {
    const estimate: Estimate = { source: 'plan', bps: 9_000, months: 0, pattern: [] }
    const of = (whole: Partial<typeof nothingMoved>, seenPoints: number) =>
      marketingCohort({
        cohort: 'c',
        whole: { ...nothingMoved, issued: 1000, ...whole },
        estimate,
        terms,
        age: 3,
        seenPoints,
      })
    expect(of({ redeemed: 950 }, 950).expectedPoints).toBe(950)
    expect(of({ redeemed: 300, expired: 600 }, 300)).toMatchObject({ expectedPoints: 400, liabilityMinor: 100 })
    expect(of({ redeemed: 300, expired: 700 }, 300)).toMatchObject({ expectedPoints: 300, liabilityMinor: 0 })
  })
})

test('whatever becomes of a cohort: nothing is below nought, and with its last point all is earned or cancelled', () => {
  const part = fc.integer({ min: 0, max: 1000 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.tuple(part, part, part, part),
      (issued, priceMinor, bps, weights) => {
        const all = weights.reduce((sum, one) => sum + one, 0) + 1
        const cut = (weight: number) => Math.floor((issued * weight) / all)
        const [redeemed, expired, takenBack] = [cut(weights[0]), cut(weights[1]), cut(weights[2])]
        const estimate: Estimate = { source: 'plan', bps, months: 0, pattern: [] }
        const terms = { pointsPerUnit: 100, taxIncludedBps: 0 }
        const basis = basisOf(issued, priceMinor, estimate, terms)
        const of = (whole: typeof nothingMoved) =>
          spendCohort({ cohort: 'c', whole, estimate, terms, age: 0, seenPoints: redeemed, basis })
        const open = of({ ...nothingMoved, issued, redeemed, expired, takenBack })
        for (const amount of [open.deferredMinor, open.cancelledMinor, open.releasedMinor, open.liabilityMinor])
          expect(amount).toBeGreaterThanOrEqual(0)
        expect(open.cancelledMinor + open.releasedMinor + open.liabilityMinor).toBe(open.deferredMinor)
        const over = of({ ...nothingMoved, issued, redeemed, expired: issued - redeemed - takenBack, takenBack })
        expect(over.liabilityMinor).toBe(0)
        expect(over.releasedMinor + over.cancelledMinor).toBe(over.deferredMinor)
      },
    ),
    { seed: 20261122 },
  )
})
