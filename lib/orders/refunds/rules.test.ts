import { describe, expect, test } from 'vitest'
import { firstWish, leftOf, type RefundWish, returnedByEnd, revokedFrom, scopeOfWish, wishKinds } from './rules'

const nothing: RefundWish = { kind: 'pieces', pieces: {}, amountMinor: null, shippingMinor: null }

describe('a wish becomes a question', () => {
  test.each<[string, Partial<RefundWish>, unknown]>([
    ['what is left', { kind: 'rest', amountMinor: 5 }, { kind: 'rest' }],
    ['no piece', {}, null],
    ['a line of none', { pieces: { 0: 0 } }, null],
    [
      'pieces',
      { pieces: { 0: 2, 1: 0, 3: 1 }, shippingMinor: 100 },
      {
        kind: 'pieces',
        lines: [
          { position: 0, quantity: 2 },
          { position: 3, quantity: 1 },
        ],
        shippingMinor: 100,
      },
    ],
    [
      'shipping alone',
      { pieces: { 0: 0 }, shippingMinor: 100 },
      { kind: 'amount', amountMinor: 0, shippingMinor: 100 },
    ],
    ['a sum', { kind: 'amount', amountMinor: 500 }, { kind: 'amount', amountMinor: 500, shippingMinor: 0 }],
    ['no sum', { kind: 'amount' }, null],
    ['a sum that is no number', { kind: 'amount', amountMinor: Number.NaN }, null],
    ['shipping that is no number', { pieces: { 0: 1 }, shippingMinor: Number.NaN }, null],
  ])('%s', (_, wish, scope) => expect(scopeOfWish({ ...nothing, ...wish })).toEqual(scope))
})

test('opened boxes are not offered: then neither the whole order nor more pieces than are unopened', () => {
  const line = (refundedQuantity: number, openedQuantity: number) => ({ quantity: 3, refundedQuantity, openedQuantity })
  expect([line(0, 0), line(1, 0), line(1, 1), line(0, 3)].map(leftOf)).toEqual([3, 2, 1, 0])
  expect(wishKinds([line(1, 0)])).toEqual(['rest', 'pieces', 'amount'])
  expect(wishKinds([line(1, 1)])).toEqual(['pieces', 'amount'])
  expect(wishKinds([line(1, 2)])).toEqual(['amount'])
  expect([firstWish([line(0, 0)]).kind, firstWish([line(0, 1)]).kind]).toEqual(['rest', 'pieces'])
})

test('points that come back are told by when they end', () => {
  const lot = (points: number, expiresAt: string | null, graced: boolean | null = false) => ({
    lotId: points,
    points,
    expiresAt,
    graced,
  })
  const [late, soon] = ['2027-05-01T16:00:00+00:00', '2027-01-01T16:00:00+00:00']
  const lots = [lot(5, late), lot(1, null, null), lot(2, soon), lot(3, late), lot(4, null, true)]
  expect(returnedByEnd(lots)).toEqual([
    { points: 4, expiresAt: null, isGraced: true },
    { points: 2, expiresAt: soon, isGraced: false },
    { points: 8, expiresAt: late, isGraced: false },
    { points: 1, expiresAt: null, isGraced: false },
  ])
})

test('points that are taken back are told by whose they were', () => {
  const lots = [
    { lotId: 1, points: 30, own: true },
    { lotId: 2, points: 12, own: false },
    { lotId: 3, points: 8, own: false },
  ]
  expect(revokedFrom(lots)).toEqual({ own: 30, others: 20 })
})
