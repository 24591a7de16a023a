import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { points } from '@/lib/kernel/points'
import { endOfDayIn } from '@/lib/kernel/time'
import { expiresAt, expiringSoon, type Lot, type PostingReason, postingKinds, releaseAt } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'
const at = new Date('2026-11-21T04:00:00Z')
const day = (by: number) => new Date(at.getTime() + by * 86_400_000)
const lot = (remaining: number, expiry: Date | null): Lot => ({ remainingPoints: points(remaining), expiresAt: expiry })

describe('S46 release and expiry', () => {
  it.each([
    { paid: '2026-11-21T15:59:59Z', days: 7, zone: shanghai, released: '2026-11-28T16:00:00.000Z' },
    { paid: '2026-11-21T16:00:00Z', days: 7, zone: shanghai, released: '2026-11-29T16:00:00.000Z' },
    { paid: '2026-03-06T17:00:00Z', days: 2, zone: newYork, released: '2026-03-09T04:00:00.000Z' },
    { paid: '2026-10-31T04:00:00Z', days: 1, zone: newYork, released: '2026-11-02T05:00:00.000Z' },
    { paid: '2026-11-21T15:59:59Z', days: 0, zone: shanghai, released: '2026-11-21T15:59:59.000Z' },
  ])('paid $paid, $days days in $zone: usable from $released', ({ paid, days, zone, released }) => {
    expect(releaseAt(new Date(paid), days, zone).toISOString()).toBe(released)
  })

  it.each([
    { from: '2026-01-31T04:00:00Z', months: 1, zone: shanghai, end: '2026-02-28T16:00:00.000Z' },
    { from: '2028-02-29T04:00:00Z', months: 12, zone: shanghai, end: '2029-02-28T16:00:00.000Z' },
    { from: '2027-02-28T04:00:00Z', months: 12, zone: shanghai, end: '2028-02-28T16:00:00.000Z' },
    { from: '2026-11-28T16:00:00Z', months: 12, zone: shanghai, end: '2027-11-29T16:00:00.000Z' },
    { from: '2026-02-08T17:00:00Z', months: 1, zone: newYork, end: '2026-03-09T04:00:00.000Z' },
  ])('from $from, $months months in $zone: good until $end', ({ from, months, zone, end }) => {
    expect(expiresAt(new Date(from), months, zone).toISOString()).toBe(end)
  })

  it('end with a whole shop day, after the start, in every zone', () => {
    const when = fc.date({ min: new Date('2024-01-01Z'), max: new Date('2032-01-01Z'), noInvalidDate: true })
    const zone = fc.constantFrom(shanghai, newYork, 'Africa/Cairo', 'Asia/Kolkata', 'UTC')
    fc.assert(
      fc.property(when, fc.integer({ min: 1, max: 60 }), zone, (paidAt, count, timeZone) => {
        for (const end of [releaseAt(paidAt, count, timeZone), expiresAt(paidAt, count, timeZone)]) {
          expect(end > paidAt).toBe(true)
          expect(endOfDayIn(new Date(end.getTime() - 1), timeZone)).toEqual(end)
        }
      }),
      runs,
    )
  })
})

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
    release: true,
    hold: true,
    'hold-release': true,
    spend: true,
    exchange: true,
    'spend-return': true,
    'award-reversal': true,
    expiry: true,
    'debt-netting': true,
    manual: true,
    'manual-revert': true,
    merge: true,
    'merge-revert': true,
    'budget-fund': true,
  }
  expect(Object.keys(kinds)).toEqual([...postingKinds])
})
