import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, type DayFigures, daysFrom, noFigures, totalsOf } from './rules'

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
