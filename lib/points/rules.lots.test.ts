import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { points } from '@/lib/kernel/points'
import { expiringSoon, type Lot, type PostingReason, postingKinds } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const at = new Date('2026-11-21T04:00:00Z')
const day = (by: number) => new Date(at.getTime() + by * 86_400_000)
const lot = (remaining: number, expiry: Date | null): Lot => ({ remainingPoints: points(remaining), expiresAt: expiry })

describe('expiringSoon', () => {
  it('counts what would be lost, soonest first, and says when the first goes', () => {
    const soon = expiringSoon(
      [lot(50, day(30)), lot(20, day(3)), lot(9, day(31)), lot(7, null), lot(0, day(1))],
      at,
      30,
    )
    expect(soon).toEqual({ points: 70, firstExpiresAt: day(3), lots: [lot(20, day(3)), lot(50, day(30))] })
  })

  it('leaves out what has expired already: at its instant a lot is gone', () => {
    expect(expiringSoon([lot(50, day(-1)), lot(20, at)], at, 30)).toEqual({ points: 0, firstExpiresAt: null, lots: [] })
  })

  it('is the sum of its lots, grows with the days, and never passes the balance', () => {
    const anyLot = fc.record({
      remainingPoints: fc.nat(10_000).map(points),
      expiresAt: fc.option(fc.integer({ min: -40, max: 400 }).map(day)),
    })
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 20 }), fc.nat(200), fc.nat(200), (lots, days, more) => {
        const soon = expiringSoon(lots, at, days)
        expect(soon.points).toBe(soon.lots.reduce((sum, one) => sum + one.remainingPoints, 0))
        expect(expiringSoon(lots, at, days + more).points).toBeGreaterThanOrEqual(soon.points)
        expect(soon.points).toBeLessThanOrEqual(lots.reduce((sum, one) => sum + one.remainingPoints, 0))
      }),
      runs,
    )
  })
})

it('every kind of posting has a reason of its own', () => {
  const kinds: Record<PostingReason['kind'], true> = {
    'order-award': true,
    'behaviour-award': true,
    'campaign-award': true,
    release: true,
    hold: true,
    'hold-release': true,
    spend: true,
    exchange: true,
    'exchange-return': true,
    draw: true,
    'spend-return': true,
    'award-reversal': true,
    expiry: true,
    'debt-netting': true,
    manual: true,
    'manual-revert': true,
    merge: true,
    'merge-revert': true,
    'budget-fund': true,
    'budget-transfer': true,
  }
  expect(Object.keys(kinds)).toEqual([...postingKinds])
})
