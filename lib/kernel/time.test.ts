import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayIn,
  dayStartIn,
  endOfDayAfterDays,
  endOfDayAfterMonths,
  endOfDayIn,
  isTimeZone,
  plusDays,
  plusMonths,
  startOfDayIn,
} from './time'

const runs = { seed: 20261121, numRuns: 1_000 }
const zones = ['Asia/Shanghai', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']
const zone = fc.constantFrom(...zones)
const instant = fc.date({ min: new Date('2020-01-01Z'), max: new Date('2035-01-01Z'), noInvalidDate: true })
const iso = (at: Date) => at.toISOString()

describe('a shop day', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-21T15:59:59.999Z', '2026-11-21T16:00:00.000Z', 'the last millisecond'],
    ['Asia/Shanghai', '2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z', 'midnight opens the next day'],
    ['America/New_York', '2026-03-08T06:00:00.000Z', '2026-03-09T04:00:00.000Z', 'a day of 23 hours'],
    ['America/New_York', '2026-11-01T05:00:00.000Z', '2026-11-02T05:00:00.000Z', 'a day of 25 hours'],
    ['Africa/Cairo', '2026-04-23T12:00:00.000Z', '2026-04-23T22:00:00.000Z', 'the next day has no midnight'],
  ])('in %s from %s ends at %s: %s', (timeZone, at, end) => {
    expect(iso(endOfDayIn(new Date(at), timeZone))).toBe(end)
  })

  it('holds the instant, and its end is the start of the next', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const [start, end] = [startOfDayIn(at, timeZone), endOfDayIn(at, timeZone)]
        expect(start <= at && at < end).toBe(true)
        expect(startOfDayIn(end, timeZone)).toEqual(end)
        expect(dayIn(start, timeZone)).toBe(dayIn(at, timeZone))
        expect(dayIn(new Date(end.getTime() - 1), timeZone)).toBe(dayIn(at, timeZone))
        expect(dayIn(end, timeZone) > dayIn(at, timeZone)).toBe(true)
      }),
      runs,
    )
  })

  it('is named by the zone, not by UTC', () => {
    const at = new Date('2026-12-31T20:00:00Z')
    expect(dayIn(at, 'Asia/Shanghai')).toBe('2027-01-01')
    expect(dayIn(at, 'America/New_York')).toBe('2026-12-31')
  })
})

describe('calendar sums', () => {
  it.each([
    ['Asia/Shanghai', '2026-01-31T04:00:00.000Z', 1, '2026-02-28T04:00:00.000Z', 'a missing day becomes the last'],
    ['Asia/Shanghai', '2028-01-31T04:00:00.000Z', 1, '2028-02-29T04:00:00.000Z', 'the last is the 29th in a leap year'],
    ['Asia/Shanghai', '2028-02-29T04:00:00.000Z', 12, '2029-02-28T04:00:00.000Z', 'a year from a leap day'],
    ['Asia/Shanghai', '2026-01-30T16:30:00.000Z', 1, '2026-02-27T16:30:00.000Z', 'the 31st is judged in the zone'],
    ['America/New_York', '2026-02-10T17:00:00.000Z', 1, '2026-03-10T16:00:00.000Z', 'noon stays noon over DST'],
  ])('%s: %s plus %i months is %s: %s', (timeZone, at, months, later) => {
    expect(iso(plusMonths(new Date(at), months, timeZone))).toBe(later)
  })

  it('keeps the wall clock over a DST change', () => {
    const noonBefore = new Date('2026-03-07T17:00:00Z')
    expect(iso(plusDays(noonBefore, 1, 'America/New_York'))).toBe('2026-03-08T16:00:00.000Z')
    expect(iso(plusDays(noonBefore, 1, 'Asia/Shanghai'))).toBe('2026-03-08T17:00:00.000Z')
  })

  it('moves forward, and later starts never come out earlier', () => {
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 1, max: 24 }), zone, (a, b, months, timeZone) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const dayAfter = (at: Date) => endOfDayIn(plusMonths(at, months, timeZone), timeZone)
        expect(dayAfter(early) > early).toBe(true)
        expect(dayAfter(early) <= dayAfter(late)).toBe(true)
      }),
      runs,
    )
  })
})

describe('zones', () => {
  it('are known by IANA name or refused', () => {
    expect(zones.every(isTimeZone)).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(isTimeZone('')).toBe(false)
    expect(() => endOfDayIn(new Date(0), 'Mars/Olympus')).toThrow('Mars/Olympus')
  })
})

it.each([
  ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00:00.000Z'],
  ['2026-01-15', 'Pacific/Auckland', '2026-01-14T11:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
])('the day %s in %s begins at %s', (day, timeZone, begins) => {
  expect(iso(dayStartIn(day, timeZone))).toBe(begins)
})

describe('an answer kept for the day', () => {
  it('is the one that the calendar gives at any moment of that day', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.integer({ min: 0, max: 86_399_999 }),
        fc.nat(400),
        (timeZone, first, later, days) => {
          for (const at of [first, new Date(first.getTime() + later), first]) {
            expect(iso(endOfDayAfterDays(at, days, timeZone))).toBe(
              iso(endOfDayIn(plusDays(at, days, timeZone), timeZone)),
            )
            const months = days % 37
            const byCalendar = endOfDayIn(plusMonths(at, months, timeZone), timeZone)
            expect(iso(endOfDayAfterMonths(at, months, timeZone))).toBe(iso(byCalendar))
          }
        },
      ),
      { ...runs, numRuns: 60 },
    )
  })
})
