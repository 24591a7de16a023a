import * as fc from 'fast-check'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import type { EarnFacts, LineFacts } from '../conditions/rules'
import { type Condition, deductions, noLimits, periods, type Reward, type Rule } from '../programme/rules'
import { plainLine } from './rules'

/** A Saturday evening in Shanghai. */
export const saturday = new Date('2026-11-21T12:00:00Z')

/** A rule of 1 point per ¥1 on everything paid, but for what is said otherwise. */
export const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'rate',
  version: 1,
  nameZh: '消费得积分',
  nameEn: 'Points for spending',
  trigger: { kind: 'order-paid' },
  conditions: [],
  reward: { kind: 'rate', points: 1, perMinor: minor(100) },
  scope: 'order',
  base: { after: deductions, taxIncludedBps: 0 },
  limits: noLimits,
  budgetId: null,
  lot: null,
  stopsAfter: false,
  priority: 1,
  startsAt: null,
  endsAt: null,
  ...more,
})

export const line = (goods: number, more: Partial<LineFacts> = {}): LineFacts => ({
  ...plainLine(minor(goods)),
  ...more,
})

export const facts = (lines: readonly LineFacts[], more: Partial<EarnFacts> = {}): EarnFacts => ({
  behaviour: null,
  at: saturday,
  timeZone: 'Asia/Shanghai',
  lines,
  shippingMinor: minor(0),
  couponUsed: false,
  paymentMethod: null,
  shopper: { tier: null, paidOrders: 3, spentMinor: {}, given: {} },
  ...more,
})

const amount = fc.integer({ min: 0, max: 3_000_00 })
const slugs = ['cup', 'lamp', 'tea'] as const

export const anyLine: fc.Arbitrary<LineFacts> = fc
  .record({
    goods: amount,
    off: fc.array(fc.nat(2_500), { minLength: 4, maxLength: 4 }),
    slug: fc.constantFrom(...slugs),
    pieces: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ goods, off, slug, pieces }) => {
    const [discount = 0, coupon = 0, spent = 0, card = 0] = off.map((bps) => minor(Math.floor((goods * bps) / 10_000)))
    return {
      ...line(goods, { productSlug: slug, collections: slug === 'tea' ? ['drinks'] : ['home'], pieces }),
      discountMinor: minor(discount),
      couponMinor: minor(coupon),
      pointsMinor: minor(spent),
      giftCardMinor: minor(card),
    }
  })

const anyReward: fc.Arbitrary<Reward> = fc.oneof(
  fc.record({
    kind: fc.constant('fixed' as const),
    points: fc.integer({ min: 1, max: 500 }).map(points),
    per: fc.constantFrom('order' as const, 'piece' as const),
  }),
  fc.record({
    kind: fc.constant('rate' as const),
    points: fc.integer({ min: 1, max: 20 }),
    perMinor: fc.constantFrom(100, 1_000, 333).map(minor),
  }),
  fc.record({ kind: fc.constant('multiplier' as const), bps: fc.integer({ min: 10_001, max: 50_000 }) }),
  fc.integer({ min: 1, max: 1_000_00 }).map((threshold) => ({
    kind: 'steps' as const,
    steps: [
      { thresholdMinor: minor(threshold), bonusPoints: points(100) },
      { thresholdMinor: minor(threshold * 2), bonusPoints: points(300) },
    ],
  })),
)

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('order-spend' as const), atLeastMinor: amount.map(minor) }),
  fc.record({
    kind: fc.constant('period-spend' as const),
    period: fc.constantFrom(...periods),
    atLeastMinor: amount.map(minor),
  }),
  fc.constant({ kind: 'products' as const, slugs: ['cup', 'tea'] }),
  fc.constant({ kind: 'collections' as const, slugs: ['drinks'] }),
  fc.constant({ kind: 'weekday' as const, days: [6, 7] }),
  fc.constant({ kind: 'first-order' as const }),
  fc.constant({ kind: 'coupon' as const, used: false }),
  fc.constant({ kind: 'payment-method' as const, methods: ['alipay' as const] }),
)

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })

export const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    reward: anyReward,
    conditions: fc.array(anyCondition, { maxLength: 2 }),
    scope: fc.constantFrom('order' as const, 'lines' as const),
    after: fc.subarray([...deductions]),
    taxIncludedBps: fc.constantFrom(0, 600, 1_300),
    dayPoints: maybe(fc.integer({ min: 0, max: 400 })),
    times: maybe(fc.integer({ min: 1, max: 3 })),
    totalPoints: maybe(fc.integer({ min: 0, max: 5_000 })),
    stopsAfter: fc.boolean(),
    priority: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ dayPoints, times, totalPoints, after, taxIncludedBps, ...more }) =>
    rule({
      ...more,
      base: { after, taxIncludedBps },
      limits: { perShopper: [{ period: 'day', points: dayPoints, times }], coolDownHours: null, totalPoints },
    }),
  )

export const anyProgramme = fc
  .uniqueArray(anyRule, { maxLength: 6, selector: (one) => one.id })
  .map((rules) => ({ rules }))

export const anyFacts: fc.Arbitrary<EarnFacts> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    paidOrders: fc.nat(2),
    spent: amount,
    had: fc.nat(300),
    times: fc.nat(2),
  })
  .map(({ lines, paidOrders, spent, had, times }) =>
    facts(lines, {
      shopper: {
        tier: null,
        paidOrders,
        spentMinor: { month: spent, year: spent, ever: spent },
        given: { a: { by: { day: { points: had, times } }, lastAt: null, totalPoints: had } },
      },
    }),
  )
