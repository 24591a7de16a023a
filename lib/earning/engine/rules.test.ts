import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { noPoints, points } from '@/lib/kernel/points'
import { noLimits, type Rule } from '../programme/rules'
import { anyFacts, anyProgramme, facts, line, rule, saturday } from './engine.fixture'
import { evaluate, recomputeRows } from './rules'

const runs = { seed: 20261122, numRuns: 1_000 }

const weekend = rule({
  id: 'weekend',
  priority: 2,
  conditions: [{ kind: 'weekday', days: [6, 7] }],
  reward: { kind: 'multiplier', bps: 20_000 },
})
const capped = (most: number) => ({ ...noLimits, perShopper: [{ period: 'day' as const, points: most, times: null }] })
const pointsOf = (rules: Rule[], order = facts([line(227_00)])) => evaluate({ rules }, order).points

describe('a programme', () => {
  it('gives by rate, then doubles what was earned before', () => {
    const { points: all, rows } = evaluate({ rules: [weekend, rule()] }, facts([line(227_00)]))
    expect(rows.map((row) => [row.rule, row.points])).toEqual([
      ['rate', 227],
      ['weekend', 227],
    ])
    expect(all).toBe(454)
  })

  it('is cut at the daily cap, and says what was left of it', () => {
    const order = facts([line(227_00)], {
      shopper: {
        tier: null,
        paidOrders: 3,
        spentMinor: {},
        given: { rate: { by: { day: { points: 300, times: 2 } }, lastAt: null, totalPoints: 300 } },
      },
    })
    const [row] = evaluate({ rules: [rule({ limits: capped(400) })] }, order).rows
    expect(row).toMatchObject({
      askedPoints: 227,
      points: 100,
      cut: { by: 'points', period: 'day', limit: 400, leftPoints: 100 },
      nothing: null,
    })
  })

  it('doubles what was left after the cap, not what was asked', () => {
    expect(pointsOf([rule({ limits: capped(100) }), weekend])).toBe(200)
  })

  it('stops after a rule that says so, if that gave anything', () => {
    expect(pointsOf([rule({ stopsAfter: true }), weekend])).toBe(227)
    const idle = rule({
      id: 'idle',
      priority: 0,
      stopsAfter: true,
      reward: { kind: 'rate', points: 1, perMinor: minor(999_00) },
    })
    expect(pointsOf([idle, rule()])).toBe(227)
  })

  it.each<[string, Partial<Rule>, number]>([
    ['so many points for an order', { reward: { kind: 'fixed', points: points(20), per: 'order' } }, 20],
    ['so many for each piece', { reward: { kind: 'fixed', points: points(20), per: 'piece' } }, 60],
    ['1 for each ¥10, floored once', { reward: { kind: 'rate', points: 1, perMinor: minor(10_00) } }, 23],
    [
      'the highest step alone',
      {
        reward: {
          kind: 'steps',
          steps: [100_00, 200_00, 300_00].map((t, i) => ({
            thresholdMinor: minor(t),
            bonusPoints: points((i + 1) * 10),
          })),
        },
      },
      20,
    ],
    ['on two of three lines', { scope: 'lines', conditions: [{ kind: 'products', slugs: ['cup'] }] }, 100],
    ['on a collection', { scope: 'lines', conditions: [{ kind: 'collections', slugs: ['home'] }] }, 239],
    ['before tax', { base: { after: [], taxIncludedBps: 1_300 } }, 221],
    ['before coupons, if it says so', { base: { after: ['points'], taxIncludedBps: 0 } }, 249],
    ['after coupons', {}, 239],
  ])('gives %s', (_, more, expected) => {
    const order = facts([
      line(100_00, { productSlug: 'cup', collections: ['home'] }),
      line(150_00, {
        productSlug: 'lamp',
        collections: ['home'],
        pieces: 2,
        couponMinor: minor(10_00),
        pointsMinor: minor(50),
      }),
    ])
    expect(pointsOf([rule(more)], order)).toBe(expected)
  })
})

describe('conditions', () => {
  const at = (iso: string) => ({ at: new Date(iso) })
  const shopper = { tier: 'gold', paidOrders: 0, spentMinor: { month: 100_00 }, given: {} }
  it.each<[string, Rule['conditions'][number], Parameters<typeof facts>[1], boolean]>([
    ['enough in this order', { kind: 'order-spend', atLeastMinor: minor(227_00) }, {}, true],
    ['a fen too little', { kind: 'order-spend', atLeastMinor: minor(227_01) }, {}, false],
    [
      'enough this month, with this order',
      { kind: 'period-spend', period: 'month', atLeastMinor: minor(327_00) },
      { shopper },
      true,
    ],
    [
      'not enough this month',
      { kind: 'period-spend', period: 'month', atLeastMinor: minor(327_01) },
      { shopper },
      false,
    ],
    [
      'nothing known of a guest',
      { kind: 'period-spend', period: 'month', atLeastMinor: minor(1) },
      { shopper: null },
      false,
    ],
    ['the first order', { kind: 'first-order' }, { shopper }, true],
    ['the fourth order', { kind: 'first-order' }, {}, false],
    ['a tier', { kind: 'tier', tiers: ['gold'] }, { shopper }, true],
    ['no tier', { kind: 'tier', tiers: ['gold'] }, {}, false],
    [
      'one of two segments',
      { kind: 'segment', segments: ['lapsed', 'loyal'] },
      { shopper: { ...shopper, segments: ['loyal'] } },
      true,
    ],
    [
      'another segment',
      { kind: 'segment', segments: ['lapsed'] },
      { shopper: { ...shopper, segments: ['loyal'] } },
      false,
    ],
    ['segments that nobody asked of', { kind: 'segment', segments: ['lapsed'] }, {}, false],
    ['Sunday in Shanghai, still Saturday in UTC', { kind: 'weekday', days: [7] }, at('2026-11-21T16:00:00Z'), true],
    ['the last second of Saturday', { kind: 'weekday', days: [7] }, at('2026-11-21T15:59:59Z'), false],
    ['the 8th', { kind: 'month-day', days: [8, 18, 28] }, at('2026-11-07T16:00:00Z'), true],
    ['from its first minute', { kind: 'hours', fromMinute: 1_320, untilMinute: 120 }, at('2026-11-21T14:00:00Z'), true],
    ['over midnight', { kind: 'hours', fromMinute: 1_320, untilMinute: 120 }, at('2026-11-21T17:59:00Z'), true],
    [
      'until its last minute is over',
      { kind: 'hours', fromMinute: 1_320, untilMinute: 120 },
      at('2026-11-21T18:00:00Z'),
      false,
    ],
    ['without a coupon', { kind: 'coupon', used: false }, {}, true],
    ['with a coupon', { kind: 'coupon', used: true }, { couponUsed: true }, true],
    ['an unknown way to pay', { kind: 'payment-method', methods: ['card'] }, {}, false],
    ['a way to pay', { kind: 'payment-method', methods: ['card'] }, { paymentMethod: 'card' }, true],
  ])('%s', (_, condition, more, met) => {
    const { rows } = evaluate({ rules: [rule({ conditions: [condition] })] }, facts([line(227_00)], more))
    expect(rows[0]?.nothing).toBe(met ? null : condition.kind)
  })

  it('give from the first instant until the end, in a night of 23 hours too', () => {
    const start = saturday.toISOString()
    expect(pointsOf([rule({ startsAt: start })])).toBe(227)
    expect(pointsOf([rule({ endsAt: start })])).toBe(0)
    const dst = { kind: 'hours' as const, fromMinute: 60, untilMinute: 180 }
    const spring = facts([line(100_00)], { at: new Date('2027-03-28T01:30:00Z'), timeZone: 'Europe/Berlin' })
    expect(pointsOf([rule({ conditions: [dst] })], spring)).toBe(0)
  })
})

describe('limits', () => {
  const had = (given: object) =>
    facts([line(227_00)], { shopper: { tier: null, paidOrders: 1, spentMinor: {}, given: { rate: given as never } } })
  it.each([
    [
      'once ever',
      { ...noLimits, perShopper: [{ period: 'ever' as const, points: null, times: 1 }] },
      { by: { ever: { points: 5, times: 1 } }, lastAt: null, totalPoints: 0 },
      0,
      'times',
    ],
    [
      'cooling down',
      { ...noLimits, coolDownHours: 24 },
      { by: {}, lastAt: '2026-11-20T12:00:01Z', totalPoints: 0 },
      0,
      'cool-down',
    ],
    [
      'cooled down',
      { ...noLimits, coolDownHours: 24 },
      { by: {}, lastAt: '2026-11-20T12:00:00Z', totalPoints: 0 },
      227,
      null,
    ],
    [
      'the rest of the rule',
      { ...noLimits, totalPoints: 1_000 },
      { by: {}, lastAt: null, totalPoints: 990 },
      10,
      'total',
    ],
  ])('%s', (_, limits, given, expected, by) => {
    const [row] = evaluate({ rules: [rule({ limits })] }, had(given)).rows
    expect(row?.points).toBe(expected)
    expect(row?.cut?.by ?? null).toBe(by)
  })
})

describe('any programme on any order', () => {
  const all = (check: (programme: { rules: Rule[] }, order: ReturnType<typeof facts>) => void) =>
    fc.assert(fc.property(anyProgramme, anyFacts, check), runs)

  it('is the sum of its rows, and of its lines', () => {
    all((programme, order) => {
      const given = evaluate(programme, order)
      expect(given.rows.reduce((sum, row) => sum + row.points, 0)).toBe(given.points)
      expect(given.linePoints.reduce<number>((sum, one) => sum + one, 0)).toBe(given.points)
      expect(given.linePoints.every((one) => one >= 0)).toBe(true)
      for (const row of given.rows) expect(row.nothing === null).toBe(row.points > 0)
    })
  })

  it('comes again from the stored rows alone', () => {
    all((programme, order) => {
      const given = evaluate(programme, order)
      expect(recomputeRows(JSON.parse(JSON.stringify(given.rows.filter((row) => row.askedPoints > 0))), noPoints)).toBe(
        given.points,
      )
    })
  })

  it('never passes a limit', () => {
    all((programme, order) => {
      for (const { rule: id, points: given } of evaluate(programme, order).rows) {
        const limits = programme.rules.find((one) => one.id === id)?.limits
        const before = order.shopper?.given[id]
        for (const { period, points: most, times } of limits?.perShopper ?? []) {
          const { points: had, times: often } = before?.by[period] ?? { points: 0, times: 0 }
          if (most !== null && given > 0) expect(had + given).toBeLessThanOrEqual(most)
          if (times !== null && given > 0) expect(often).toBeLessThan(times)
        }
        if (typeof limits?.totalPoints === 'number' && given > 0)
          expect((before?.totalPoints ?? 0) + given).toBeLessThanOrEqual(limits.totalPoints)
      }
    })
  })

  it('by rate never gives less for more', () => {
    all(({ rules }, order) => {
      const rates = rules.filter((one) => one.reward.kind === 'rate' && !one.stopsAfter)
      const programme = {
        rules: rates.map((one) => ({ ...one, conditions: one.conditions.filter((c) => c.kind !== 'coupon') })),
      }
      const more = { ...order, lines: [...order.lines, line(123_45)] }
      expect(evaluate(programme, more).points).toBeGreaterThanOrEqual(evaluate(programme, order).points)
    })
  })
})
