import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeOf,
  type DayFigures,
  daysFrom,
  groupedBy,
  noFigures,
  periodOf,
  plusMonths,
  totalsOf,
  usualGrain,
} from './rules'
import { rangeOf, rangeProblemOf, rangeQuery } from './schema'

const day = (fields: Partial<DayFigures>): DayFigures => ({
  day: '2026-11-20',
  ...noFigures,
  ...fields,
})

test('days add up, balances are the last day’s, and revenue is paid less given back', () => {
  const totals = totalsOf([
    day({ orders: 2, paidMinor: 5001, availablePoints: 900 }),
    day({ orders: 1, paidMinor: 2000, refundedMinor: 8000, availablePoints: 400 }),
  ])
  expect(totals).toMatchObject({ orders: 3, revenueMinor: -999, averageMinor: 2333, availablePoints: 400 })
})

test('no days are no orders, and no division by nothing', () => {
  expect(totalsOf([])).toMatchObject({ orders: 0, revenueMinor: 0, averageMinor: 0 })
})

test.each([
  [120, 100, { direction: 'up', difference: 20, shareBps: 2000 }],
  [80, 100, { direction: 'down', difference: -20, shareBps: -2000 }],
  [100, 100, { direction: 'level', difference: 0, shareBps: 0 }],
  [5, 0, { direction: 'up', difference: 5, shareBps: null }],
  [5, -10, { direction: 'up', difference: 15, shareBps: null }],
])('from %i now to %i before', (now, before, change) => {
  expect(changeOf(now, before)).toEqual(change)
})

test.each([
  ['2026-02-28', '2026-03-01', 2],
  ['2028-02-28', '2028-03-01', 3],
  ['2026-10-31', '2026-10-31', 1],
  ['2025-12-31', '2026-01-01', 2],
])('%s to %s are %i days', (from, to, count) => {
  expect(daysFrom(from, to)).toBe(count)
})

test.each([
  ['2026-11-02', '2026-11-01', 'range-runs-backwards'],
  ['1999-12-31', '2000-01-01', 'range-too-early'],
  ['2010-01-01', '2026-01-01', 'range-too-long'],
  ['2026-11-31', '2026-12-01', 'range-needs-two-days'],
  ['', '2026-12-01', 'range-needs-two-days'],
  ['2026-11-01', '2026-11-02', undefined],
])('of %s to %s: %s', (from, to, code) => {
  const asked = { range: 'custom', from, to }
  // what can't be shown is said with what was typed, and the usual days are shown
  expect(rangeProblemOf(asked)).toEqual(code ? { code, from, to } : null)
  expect(rangeOf(asked).range).toBe(code ? '30' : 'custom')
})

test('all days begin with the first on which anything happened', () => {
  const all = rangeOf({ range: 'all' })
  expect(periodOf(all, '2026-11-20', '2024-03-05')).toMatchObject({ from: '2024-03-05', to: '2026-11-20' })
  expect(periodOf(all, '2026-11-20')).toMatchObject({ from: '2026-11-20', to: '2026-11-20' })
})

test('however the days are cut, the sums are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e6 })), fc.nat(), (amounts, at) => {
      const days = amounts.map((paidMinor) => day({ paidMinor }))
      const cut = amounts.length === 0 ? 0 : at % amounts.length
      const parts = totalsOf(days.slice(0, cut)).paidMinor + totalsOf(days.slice(cut)).paidMinor
      expect(parts).toBe(totalsOf(days).paidMinor)
    }),
    { seed: 20261121 },
  )
})

const asked = { range: 'custom', from: null, to: null, compare: 'previous' } as const

test.each([
  // so many days, and as many before
  [{ from: '2026-11-05', to: '2026-11-10' }, '2026-10-30', '2026-11-04'],
  // whole months with whole months, whatever their length
  [{ from: '2026-10-01', to: '2026-10-31' }, '2026-09-01', '2026-09-30'],
  [{ from: '2026-03-01', to: '2026-03-31' }, '2026-02-01', '2026-02-28'],
  [{ from: '2024-03-01', to: '2024-03-31' }, '2024-02-01', '2024-02-29'],
  [{ from: '2026-07-01', to: '2026-09-30' }, '2026-04-01', '2026-06-30'],
  [{ from: '2025-01-01', to: '2025-12-31' }, '2024-01-01', '2024-12-31'],
  // over a leap day
  [{ from: '2024-03-01', to: '2024-03-02' }, '2024-02-28', '2024-02-29'],
])('%j is compared with %s to %s', (days, previousFrom, previousTo) => {
  expect(periodOf({ ...asked, ...days }, '2026-11-20')).toMatchObject({ previousFrom, previousTo, isPartial: false })
})

test.each([
  [{ from: '2026-11-05', to: '2026-11-10' }, '2025-11-05', '2025-11-10'],
  [{ from: '2024-02-29', to: '2024-02-29' }, '2023-02-28', '2023-02-28'],
  [{ from: '2025-02-01', to: '2025-02-28' }, '2024-02-01', '2024-02-29'],
  [{ from: '2024-02-01', to: '2024-02-29' }, '2023-02-01', '2023-02-28'],
  [{ from: '2025-01-15', to: '2025-02-28' }, '2024-01-15', '2024-02-28'],
])('a year before %j lie %s to %s', (days, previousFrom, previousTo) => {
  const found = periodOf({ ...asked, ...days, compare: 'year' }, '2026-11-20')
  expect(found).toMatchObject({ previousFrom, previousTo })
})

test('today is partial, and a range that ends later ends today', () => {
  const today = '2026-11-20'
  expect(periodOf({ ...asked, range: 'today' }, today)).toEqual({
    from: today,
    to: today,
    previousFrom: '2026-11-19',
    previousTo: '2026-11-19',
    isPartial: true,
  })
  const late = { ...asked, from: '2026-11-18', to: '2026-12-31' }
  expect(periodOf(late, today)).toMatchObject({ to: today, isPartial: true, previousFrom: '2026-11-15' })
  expect(periodOf({ ...asked, from: '2027-01-01', to: '2027-02-01' }, today)).toMatchObject({ from: today, to: today })
})

test.each([
  ['2026-10-31', 1, '2026-11-30'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2026-01-31', -11, '2025-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %i months are %s', (from, months, then) => {
  expect(plusMonths(from, months)).toBe(then)
})

test.each([
  ['2026-08-21', '2026-11-20', 'day'],
  ['2025-11-21', '2026-11-20', 'week'],
  ['2024-11-20', '2026-11-20', 'month'],
])('%s to %s is shown by the %s', (from, to, grain) => {
  expect(usualGrain({ from, to })).toBe(grain)
})

test('an address says its range and nothing that goes without saying', () => {
  expect(rangeQuery(rangeOf({}))).toEqual({})
  const query = { range: 'custom', from: '2026-11-01', to: '2026-11-10', compare: 'year', by: 'week' }
  expect(rangeQuery(rangeOf(query))).toEqual(query)
  expect(rangeOf({ range: 'custom', from: '2026-11-10', to: '2026-11-01' })).toEqual(rangeOf({}))
})

test('weeks begin on Monday, months on their first, and both end with what was there last', () => {
  const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'].map((date, i) =>
    day({ day: date, orders: 1, availablePoints: 10 * i }),
  )
  const shown = (grain: 'day' | 'week' | 'month') =>
    groupedBy(days, grain).map((span) => [span.day, span.until, span.orders, span.availablePoints])
  expect(shown('week')).toEqual([
    ['2026-10-30', '2026-11-01', 3, 20],
    ['2026-11-02', '2026-11-02', 1, 30],
  ])
  expect(shown('month')).toEqual([
    ['2026-10-30', '2026-10-31', 2, 10],
    ['2026-11-01', '2026-11-02', 2, 30],
  ])
  expect(shown('day')).toHaveLength(4)
})
