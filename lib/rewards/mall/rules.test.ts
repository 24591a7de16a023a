import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextChange, type Shelved, shelfOf, shelve, stateOf, timeLeft } from './rules'

const pace = { earnedPoints: 900, days: 90 }
const offer = (more: Partial<Shelved> & { missing?: number } = {}): Shelved => {
  const { missing = 0, ...rest } = more
  return {
    costPoints: 1_000,
    left: null,
    limitCount: null,
    had: 0,
    door: { isOpen: true, minTier: null },
    progress: { reached: missing === 0, missingPoints: missing, progressBps: (1_000 - missing) * 10 },
    ...rest,
  }
}
const tier = { code: 'gold', titleZh: '金卡', titleEn: 'Gold', measure: 'spend' as const, missing: 100 }

describe('the shelves of the mall', () => {
  it('are yours now, nearly enough, and the rest', () => {
    expect(shelfOf(offer(), pace)).toBe('now')
    expect(shelfOf(offer({ missing: 400 }), pace)).toBe('soon')
    expect(shelfOf(offer({ missing: 401 }), pace)).toBe('more')
    // ten points a day: 140 more are two weeks
    expect(
      shelfOf(
        offer({ costPoints: 200, missing: 140, progress: { reached: false, missingPoints: 140, progressBps: 3_000 } }),
        pace,
      ),
    ).toBe('soon')
    expect(
      shelfOf(offer({ costPoints: 200, progress: { reached: false, missingPoints: 141, progressBps: 2_950 } }), pace),
    ).toBe('more')
    expect(shelfOf(offer({ progress: null }), pace)).toBe('more')
  })

  it('hold on the last one what is gone, closed or to come, however many points there are', () => {
    const closed = { isOpen: false, minTier: null }
    const all = {
      'sold-out': offer({ left: 0 }),
      'had-all': offer({ limitCount: 1, had: 1 }),
      tier: offer({ door: { isOpen: false, minTier: tier } }),
      coming: offer({ door: closed }),
    }
    for (const [state, one] of Object.entries(all)) {
      expect(stateOf(one)).toBe(state)
      expect(shelfOf(one, pace)).toBe('more')
    }
    // a tier that one has does not keep one out before its day: the day does
    expect(stateOf(offer({ door: { isOpen: false, minTier: { ...tier, missing: 0 } } }))).toBe('coming')
    const shelves = shelve([...Object.values(all), offer({ missing: 300 }), offer({ missing: 100 }), offer()], pace)
    expect(shelves.now).toHaveLength(1)
    expect(shelves.soon.map((one) => one.progress?.missingPoints)).toEqual([100, 300])
    expect(shelves.more.map(stateOf)).toEqual(['coming', 'tier', 'had-all', 'sold-out'])
  })
})

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
/** What the words say, in milliseconds. */
const said = (left: ReturnType<typeof timeLeft>) =>
  left.unit === 'over'
    ? 0
    : ('days' in left ? left.days * DAY : 0) +
      ('hours' in left ? left.hours * HOUR : 0) +
      ('minutes' in left ? left.minutes * MINUTE : 0) +
      ('seconds' in left ? left.seconds * 1_000 : 0)

describe('a countdown', () => {
  it('says two units, seconds only near the end and only to whoever minds no motion', () => {
    expect(timeLeft(2 * DAY + 3 * HOUR, false)).toEqual({ unit: 'days', days: 2, hours: 3 })
    expect(timeLeft(3 * HOUR + 12 * MINUTE, false)).toEqual({ unit: 'hours', hours: 3, minutes: 12 })
    expect(timeLeft(11 * MINUTE, false)).toEqual({ unit: 'minutes', minutes: 11 })
    expect(timeLeft(9 * MINUTE + 5_000, false)).toEqual({ unit: 'seconds', minutes: 9, seconds: 5 })
    expect(timeLeft(9 * MINUTE + 5_000, true)).toEqual({ unit: 'minutes', minutes: 10 })
    expect(timeLeft(0, false)).toEqual({ unit: 'over' })
  })

  it('is never over before its moment, never more than an hour off, and its words hold until they are due to change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * DAY }), fc.boolean(), (ms, calm) => {
        const left = timeLeft(ms, calm)
        expect(left.unit).not.toBe('over')
        expect(Math.abs(said(left) - ms)).toBeLessThanOrEqual(HOUR)
        const wait = nextChange(ms, calm)
        expect(wait).toBeGreaterThan(0)
        if (wait > 1) expect(timeLeft(ms - wait + 1, calm)).toEqual(left)
      }),
    )
  })
})
