import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, endOfDayIn } from '@/lib/kernel/time'
import { anyExpiry, anyInstant, anyZone } from './lot-terms.fixture'
import { type ExpiryTerms, expiresAt, expiryKinds, lotTerms, releaseAt } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'

describe('S46 release', () => {
  it.each([
    { paid: '2026-11-21T15:59:59Z', days: 7, zone: shanghai, released: '2026-11-28T16:00:00.000Z' },
    { paid: '2026-11-21T16:00:00Z', days: 7, zone: shanghai, released: '2026-11-29T16:00:00.000Z' },
    { paid: '2026-03-06T17:00:00Z', days: 2, zone: newYork, released: '2026-03-09T04:00:00.000Z' },
    { paid: '2026-10-31T04:00:00Z', days: 1, zone: newYork, released: '2026-11-02T05:00:00.000Z' },
    { paid: '2026-11-21T15:59:59Z', days: 0, zone: shanghai, released: '2026-11-21T15:59:59.000Z' },
  ])('paid $paid, $days days in $zone: usable from $released', ({ paid, days, zone, released }) => {
    expect(releaseAt(new Date(paid), { kind: 'days', days }, zone)?.toISOString()).toBe(released)
  })

  it('on an event has no day yet', () => {
    expect(releaseAt(new Date(), { kind: 'delivered' }, shanghai)).toBeNull()
    expect(releaseAt(new Date(), { kind: 'return-window' }, shanghai)).toBeNull()
    expect(lotTerms({ kind: 'delivered' }, { kind: 'idle', days: 90 })).toEqual({
      releaseOn: 'delivered',
      idleDays: 90,
    })
    expect(lotTerms({ kind: 'days', days: 7 }, { kind: 'rolling-months', months: 12 })).toBeNull()
  })
})

describe('S46 expiry', () => {
  const months = (count: number): ExpiryTerms => ({ kind: 'rolling-months', months: count })
  const ofMonth = (monthsAfter: number): ExpiryTerms => ({ kind: 'end-of-month', monthsAfter })
  const ofYear = (yearsAfter: number): ExpiryTerms => ({ kind: 'end-of-year', yearsAfter })
  const on = (monthDay: string): ExpiryTerms => ({ kind: 'fixed-date', monthDay })
  const days = (count: number): ExpiryTerms => ({ kind: 'rolling-days', days: count })

  it.each<[string, string, ExpiryTerms, string, string]>([
    ['2026-01-31T04:00:00Z', shanghai, months(1), '2026-02-28', 'a month too short'],
    ['2028-02-29T04:00:00Z', shanghai, months(12), '2029-02-28', 'a year from a leap day'],
    ['2027-02-28T04:00:00Z', shanghai, months(12), '2028-02-28', 'a year to a leap year'],
    ['2026-11-28T16:00:00Z', shanghai, months(12), '2027-11-29', 'the day is judged in the zone'],
    ['2026-02-08T17:00:00Z', newYork, months(1), '2026-03-08', 'into a day of 23 hours'],
    ['2026-10-31T12:00:00Z', newYork, days(1), '2026-11-01', 'into a day of 25 hours'],
    ['2026-11-21T04:00:00Z', shanghai, days(1), '2026-11-22', 'tomorrow'],
    ['2026-11-21T04:00:00Z', shanghai, { kind: 'idle', days: 90 }, '2027-02-19', 'idle days run like days'],
    ['2026-11-30T15:59:59Z', shanghai, ofMonth(0), '2026-11-30', 'the end of this month, on its last day'],
    ['2026-11-30T16:00:00Z', shanghai, ofMonth(0), '2026-12-31', 'the next month by a second'],
    ['2026-11-21T04:00:00Z', shanghai, ofMonth(3), '2027-02-28', 'over the end of the year'],
    ['2027-11-21T04:00:00Z', shanghai, ofMonth(3), '2028-02-29', 'to a leap day'],
    ['2026-12-31T15:59:59Z', shanghai, ofYear(0), '2026-12-31', 'the end of this year, on its last day'],
    ['2026-12-31T16:00:00Z', shanghai, ofYear(0), '2027-12-31', 'the next year by a second'],
    ['2026-06-01T04:00:00Z', shanghai, ofYear(1), '2027-12-31', 'the end of the next year'],
    ['2026-06-29T04:00:00Z', shanghai, on('06-30'), '2026-06-30', 'tomorrow is that day'],
    ['2026-06-30T04:00:00Z', shanghai, on('06-30'), '2027-06-30', 'today is not the next such day'],
    ['2026-12-31T16:00:00Z', shanghai, on('01-01'), '2028-01-01', 'the day is judged in the zone'],
    ['2027-02-01T04:00:00Z', shanghai, on('02-29'), '2027-02-28', 'February ends sooner'],
    ['2028-02-28T04:00:00Z', shanghai, on('02-29'), '2028-02-29', 'a leap day that is there'],
    ['2026-04-22T12:00:00Z', 'Africa/Cairo', days(1), '2026-04-23', 'before a day without midnight'],
  ])('usable from %s in %s, %o: good through %s (%s)', (from, zone, terms, last) => {
    const end = expiresAt(new Date(from), terms, zone)
    expect(end && dayIn(new Date(end.getTime() - 1), zone)).toBe(last)
    expect(end && endOfDayIn(new Date(end.getTime() - 1), zone)).toEqual(end)
  })

  it('never ends where the shop says never', () => {
    expect(expiresAt(new Date(), { kind: 'never' }, shanghai)).toBeNull()
  })
})

describe('whatever the policy', () => {
  it('points end after they become usable, with a whole shop day, in every zone', () => {
    fc.assert(
      fc.property(anyInstant, anyExpiry, anyZone, fc.nat(60), (paidAt, expiry, timeZone, wait) => {
        const usable = releaseAt(paidAt, { kind: 'days', days: wait }, timeZone) ?? paidAt
        const end = expiresAt(usable, expiry, timeZone)
        expect(usable >= paidAt).toBe(true)
        expect(end === null).toBe(expiry.kind === 'never')
        if (!end) return
        expect(end > usable).toBe(true)
        expect(endOfDayIn(new Date(end.getTime() - 1), timeZone)).toEqual(end)
      }),
      runs,
    )
  })

  it('points that become usable later never end sooner', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(800 * 86_400_000), anyExpiry, anyZone, (first, later, expiry, timeZone) => {
        const early = expiresAt(first, expiry, timeZone)
        const late = expiresAt(new Date(first.getTime() + later), expiry, timeZone)
        expect(early === null || late === null ? early : late >= early).toBe(early === null ? null : true)
      }),
      runs,
    )
  })

  it('each kind is there to be tried', () => {
    const seen = new Set(fc.sample(anyExpiry, 200).map((one) => one.kind))
    expect(seen).toEqual(new Set(expiryKinds))
  })
})
