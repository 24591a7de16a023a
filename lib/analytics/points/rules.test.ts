import { expect, test } from 'vitest'
import { alarmOf, articleBands, cohortsOf, rateBps, usualCurve, zoneOf } from './rules'

test.each([
  [1_499, 'low'],
  [1_500, 'normal'],
  [3_000, 'normal'],
  [3_001, 'watch'],
  [5_000, 'watch'],
  [5_001, 'warn'],
  [12_000, 'warn'],
])('%i basis points are %s', (bps, zone) => expect(zoneOf(bps, articleBands)).toBe(zone))

test('the article’s own sums, done right: 5 of 10 million are half (E2), 300 of 10,000 are three in a hundred (E3)', () => {
  expect(rateBps(5_000_000, 10_000_000)).toBe(5_000)
  expect(rateBps(300, 10_000)).toBe(300)
  expect(rateBps(1, 0)).toBeNull()
})

const row = (cohort: string, month: string, flow: string, points: number) => ({
  cohort: `${cohort}-01`,
  month: `${month}-01`,
  flow,
  points,
})

test('a cohort is what was given less what was taken back and what waits; its curve rises by age', () => {
  const rows = [
    row('2026-08', '2026-08', 'issued', 1_200),
    row('2026-08', '2026-08', 'redeemed', 100),
    row('2026-08', '2026-09', 'taken-back', 200),
    row('2026-08', '2026-10', 'redeemed', 200),
    row('2026-08', '2026-10', 'returned', 50),
    row('2026-10', '2026-10', 'issued', 400),
    row('2026-10', '2026-10', 'redeemed', 100),
  ]
  const found = cohortsOf(rows, [{ cohort: '2026-10-01', points: 200 }], '2026-10-20')
  expect(found.map(({ cohort, rateBps: bps, curveBps }) => [cohort, bps, curveBps])).toEqual([
    ['2026-08-01', 2_500, [1_000, 1_000, 2_500]],
    ['2026-09-01', null, [0, 0]],
    // half of the 400 wait: 100 of the 200 that can be used
    ['2026-10-01', 5_000, [5_000]],
  ])
})

test('used in a month of what was issued in it can be more than the whole (E8); no cohort ever is', () => {
  const rows = [
    row('2026-08', '2026-08', 'issued', 1_000),
    row('2026-09', '2026-09', 'issued', 100),
    row('2026-08', '2026-09', 'redeemed', 300),
    // of the older lots, but in September: what was given then is less by it, as the month's own card says
    row('2026-08', '2026-09', 'taken-back', 40),
  ]
  const found = cohortsOf(rows, [], '2026-09-30')
  expect(found.map((one) => one.samePeriodBps)).toEqual([0, 50_000])
  expect(found.map((one) => one.rateBps)).toEqual([3_125, 0])
})

test('no points are no cohorts', () => expect(cohortsOf([], [], '2026-10-20')).toEqual([]))

/** A shop that gives 1,000 points a month, of which so many are used in the month and so many in the next. */
const year = (used: (month: number) => readonly [number, number]) =>
  Array.from({ length: 12 }, (_, i) => {
    const [month, next] = [`2026-${String(i + 1).padStart(2, '0')}`, `2026-${String(i + 2).padStart(2, '0')}`]
    const [soon, later] = used(i + 1)
    return [
      row(month, month, 'issued', 1_000),
      row(month, month, 'redeemed', soon),
      row(month, next, 'redeemed', later),
    ]
  }).flat()

test('what is usual by age is what every cohort so old did', () => {
  expect(
    usualCurve(
      year(() => [100, 150]),
      '2026-12-01',
    ).slice(0, 3),
  ).toEqual([1_000, 2_500, 2_500])
})

test('much issued and little used is no alarm while it is as it always was', () => {
  expect(
    alarmOf(
      year(() => [50, 20]),
      [],
      '2026-12-15',
    ),
  ).toEqual({
    state: 'usual',
    issuedPoints: 6_000,
    expectedPoints: 6 * 70 - 20,
    usedPoints: 6 * 70 - 20,
    shareBps: 10_000,
  })
})

test('it is one when the younger cohorts lag behind the older at the same age', () => {
  const lagging = year((month) => (month >= 6 ? [30, 60] : [100, 150]))
  expect(alarmOf(lagging, [], '2026-12-15')).toMatchObject({ state: 'alarm', expectedPoints: 1_350, usedPoints: 480 })
})

test('points that wait were not given yet: without them the same shop is as usual', () => {
  const quick = year((month) => (month === 11 ? [10, 0] : [100, 150]))
  const waits = [{ cohort: '2026-11-01', points: 900 }]
  const [without, all] = [alarmOf(quick, waits, '2026-12-15'), alarmOf(quick, [], '2026-12-15')]
  expect(without).toMatchObject({ state: 'usual', shareBps: 10_000 })
  expect(all).toMatchObject({ expectedPoints: 1_350 })
})

test('a young programme is too young to tell', () => {
  const young = year(() => [0, 0]).filter((one) => one.cohort >= '2026-06-01')
  expect(alarmOf(young, [], '2026-12-15')).toEqual({ state: 'young', cohorts: 0, needed: 3 })
})
