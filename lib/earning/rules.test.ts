import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { anyProgramme } from './engine/engine.fixture'
import { plainLine } from './engine/rules'
import {
  award,
  type EarnInput,
  type EarningTerms,
  effectiveRebateBps,
  goodsOnly,
  nudge,
  promiseForProduct,
  recompute,
  whyNothing,
} from './rules'
import { awardExplanationSchema } from './schema'

const runs = { seed: 20261121, numRuns: 1_000 }

const shop: EarningTerms = {
  versionId: 3,
  ratePointsPerUnit: 1,
  steps: [
    { thresholdMinor: minor(199_00), bonusPoints: points(300) },
    { thresholdMinor: minor(399_00), bonusPoints: points(800) },
  ],
  pending: { kind: 'days', days: 7 },
  expiry: { kind: 'rolling-months', months: 12 },
  taxIncludedBps: 0,
}

const input = (goods: number, coupon = 0, pointsValue = 0, shipping = 0): EarnInput => ({
  goodsMinor: minor(goods),
  couponMinor: minor(coupon),
  pointsMinor: minor(pointsValue),
  shippingMinor: minor(shipping),
})

const money = fc.oneof(fc.integer({ min: 0, max: 500_00 }), fc.integer({ min: 0, max: 1_000_000_00 }))

const anyTerms: fc.Arbitrary<EarningTerms> = fc
  .record({
    versionId: fc.nat(),
    ratePointsPerUnit: fc.integer({ min: 0, max: 20 }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 300_00 }), fc.integer({ min: 1, max: 500 })), { maxLength: 5 }),
    pending: fc.constantFrom<EarningTerms['pending']>({ kind: 'days', days: 7 }, { kind: 'delivered' }),
    expiry: fc.constantFrom<EarningTerms['expiry']>({ kind: 'rolling-months', months: 12 }, { kind: 'never' }),
    taxIncludedBps: fc.constantFrom(0, 1, 600, 900, 1_300, 2_000),
  })
  .map(({ gaps, ...terms }) => {
    let [threshold, bonus] = [0, 0]
    const steps = gaps.map(([more, extra]) => {
      threshold += more
      bonus += extra
      return { thresholdMinor: minor(threshold), bonusPoints: points(bonus) }
    })
    return { ...terms, steps }
  })

const anyInput: fc.Arbitrary<EarnInput> = fc
  .record({ goods: money, coupon: fc.nat(10_000), spent: fc.nat(10_000), shipping: fc.nat(50_00) })
  .map(({ goods, coupon, spent, shipping }) => {
    const couponMinor = Math.floor((goods * coupon) / 10_000)
    return input(goods, couponMinor, Math.floor(((goods - couponMinor) * spent) / 10_000), shipping)
  })

describe('S19–S21 award', () => {
  it.each([
    { name: 'a plain order', order: input(259_00), base: 259_00, earned: 559 },
    { name: 'one fen below the step', order: input(198_99), base: 198_99, earned: 198 },
    { name: 'exactly the step', order: input(199_00), base: 199_00, earned: 499 },
    { name: 'the highest step only', order: input(400_00), base: 400_00, earned: 1_200 },
    { name: 'C30 a coupon lowers the base', order: input(259_00, 70_00), base: 189_00, earned: 189 },
    { name: 'C29 spent points lower the base', order: input(259_00, 0, 60_01), base: 198_99, earned: 198 },
    { name: 'shipping earns nothing', order: input(50_00, 0, 0, 200_00), base: 50_00, earned: 50 },
    { name: 'C38 the part paid in money still earns', order: input(100_00, 0, 99_00), base: 1_00, earned: 1 },
    { name: 'nothing left to pay', order: input(100_00, 40_00, 60_00), base: 0, earned: 0 },
  ])('$name: base $base fen, $earned points', ({ order, base, earned }) => {
    const given = award(order, shop)
    expect(given.baseMinor).toBe(base)
    expect(given.points).toBe(earned)
  })

  it('C31 earns nothing on the tax inside the price', () => {
    const given = award(input(226_00), { ...shop, taxIncludedBps: 1_300 })
    expect(given.baseMinor).toBe(200_00)
    expect(given.explanation.taxMinor).toBe(26_00)
    expect(given.points).toBe(500)
  })

  it('tells every operand', () => {
    expect(award(input(300_00, 20_00, 10_00, 12_00), shop).explanation).toEqual({
      ruleVersion: 3,
      goodsMinor: 300_00,
      couponMinor: 20_00,
      pointsMinor: 10_00,
      taxIncludedBps: 0,
      taxMinor: 0,
      shippingExcludedMinor: 12_00,
      baseMinor: 270_00,
      ratePointsPerUnit: 1,
      ratePoints: 270,
      step: { thresholdMinor: 199_00, bonusPoints: 300 },
      totalPoints: 570,
    })
  })

  it('is the sum it explains, and can be recomputed from the stored text alone', () => {
    fc.assert(
      fc.property(anyInput, anyTerms, (order, terms) => {
        const given = award(order, terms)
        const stored = awardExplanationSchema.parse(JSON.parse(JSON.stringify(given.explanation)))
        expect(recompute(stored)).toBe(given.points)
        expect(stored).toEqual(given.explanation)
        expect(stored.ratePoints + (stored.step?.bonusPoints ?? 0)).toBe(stored.totalPoints)
        const paid = stored.goodsMinor - stored.couponMinor - stored.pointsMinor
        expect(paid - stored.taxMinor).toBe(stored.baseMinor)
        expect(given.points).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })

  it('a forged operand does not recompute to the stored total', () => {
    const { explanation } = award(input(259_00), shop)
    expect(recompute({ ...explanation, goodsMinor: minor(100_00) })).not.toBe(explanation.totalPoints)
    expect(recompute({ ...explanation, ratePointsPerUnit: 2 })).not.toBe(explanation.totalPoints)
  })

  it('never falls when the shopper buys more, never rises when more is taken off', () => {
    fc.assert(
      fc.property(anyInput, anyTerms, fc.integer({ min: 0, max: 300_00 }), (order, terms, more) => {
        const before = award(order, terms).points
        const bought = { ...order, goodsMinor: minor(order.goodsMinor + more) }
        expect(award(bought, terms).points).toBeGreaterThanOrEqual(before)
        const taken = { ...bought, couponMinor: minor(order.couponMinor + more) }
        expect(award(taken, terms).points).toBe(before)
      }),
      runs,
    )
  })

  it('throws on deductions above the goods: no order can be like that', () => {
    expect(() => award(input(10_00, 10_01), shop)).toThrow('Invariant broken')
  })
})

describe('promise', () => {
  it('is the award of the same goods', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_00 }),
        fc.integer({ min: 1, max: 20 }),
        anyTerms,
        (price, quantity, terms) => {
          const order = goodsOnly(minor(price * quantity))
          expect(promiseForProduct(minor(price), quantity, terms)).toBe(award(order, terms).points)
        },
      ),
      runs,
    )
  })
})

describe('rules beside rate and steps', () => {
  const withRules = fc.tuple(anyTerms, anyProgramme).map(([terms, { rules }]) => ({
    ...terms,
    live: { rules, timeZone: 'Asia/Shanghai', readAt: '2026-11-21T12:00:00Z' },
  }))

  it('promise what they award, and every award comes again from its stored text', () => {
    fc.assert(
      fc.property(
        withRules,
        fc.integer({ min: 0, max: 1_000_00 }),
        fc.integer({ min: 1, max: 9 }),
        (terms, price, pieces) => {
          const goods = minor(price * pieces)
          const line = { ...plainLine(goods), productSlug: 'cup', collections: ['home'], pieces }
          const given = award(goodsOnly(goods), terms, { lines: [line] })
          expect(promiseForProduct(minor(price), pieces, terms, line)).toBe(given.points)
          const stored = awardExplanationSchema.parse(JSON.parse(JSON.stringify(given.explanation)))
          expect(stored).toEqual(given.explanation)
          expect(recompute(stored)).toBe(given.points)
          const others = (stored.rules ?? []).reduce((sum, row) => sum + row.points, 0)
          expect(stored.ratePoints + (stored.step?.bonusPoints ?? 0) + others).toBe(given.points)
        },
      ),
      runs,
    )
  })

  it('nudge to a bonus that is really given', () => {
    fc.assert(
      fc.property(withRules, fc.integer({ min: 1, max: 500_00 }), (terms, goods) => {
        const next = nudge(goodsOnly(minor(goods)), terms)
        if (!next) return
        const more = award(goodsOnly(minor(goods + next.missingMinor)), terms).points
        const before = award(goodsOnly(minor(goods + next.missingMinor - 1)), terms).points
        expect(more - before).toBeGreaterThanOrEqual(next.extraPoints)
      }),
      runs,
    )
  })
})

describe('S20 nudge', () => {
  it.each([
    { name: 'below the first step', order: input(187_00), missing: 12_00, extra: 300, threshold: 199_00 },
    { name: 'between the steps', order: input(199_00), missing: 200_00, extra: 500, threshold: 399_00 },
    { name: 'a coupon pushes it away', order: input(200_00, 20_00), missing: 19_00, extra: 300, threshold: 199_00 },
    { name: 'spent points too', order: input(200_00, 0, 1_01), missing: 1, extra: 300, threshold: 199_00 },
  ])('$name', ({ order, missing, extra, threshold }) => {
    expect(nudge(order, shop)).toEqual({ missingMinor: missing, extraPoints: extra, thresholdMinor: threshold })
  })

  it('is silent at the top, and when the shop has no steps', () => {
    expect(nudge(input(399_00), shop)).toBeNull()
    expect(nudge(input(1), { ...shop, steps: [] })).toBeNull()
  })

  it('is exact: that much more reaches the step, one fen less does not', () => {
    fc.assert(
      fc.property(anyInput, anyTerms, (order, terms) => {
        const next = nudge(order, terms)
        if (!next) return
        const bonusAfter = (more: number) =>
          award({ ...order, goodsMinor: minor(order.goodsMinor + more) }, terms).explanation.step?.bonusPoints ?? 0
        expect(next.missingMinor).toBeGreaterThan(0)
        expect(next.extraPoints).toBeGreaterThan(0)
        expect(bonusAfter(next.missingMinor)).toBe(bonusAfter(0) + next.extraPoints)
        expect(bonusAfter(next.missingMinor - 1)).toBe(bonusAfter(0))
      }),
      runs,
    )
  })
})

describe('S10 effective rebate', () => {
  const flat = { ...shop, steps: [] }
  it.each([
    { name: '¥1 = 1 point, 20 points = ¥1', base: 100_00, terms: flat, pointsPerUnit: 20, bps: 500 },
    { name: '¥1 = 1 point, 100 points = ¥1', base: 100_00, terms: flat, pointsPerUnit: 100, bps: 100 },
    { name: 'at the step', base: 199_00, terms: shop, pointsPerUnit: 100, bps: 250 },
    { name: 'of nothing', base: 0, terms: shop, pointsPerUnit: 100, bps: 0 },
  ])('$name: $bps bps', ({ base, terms, pointsPerUnit, bps }) => {
    expect(effectiveRebateBps(minor(base), terms, pointsPerUnit)).toBe(bps)
  })
})

describe('why nothing', () => {
  const rateless = { ...shop, ratePointsPerUnit: 0 }
  it.each([
    { order: input(0, 0, 0, 12_00), terms: shop, why: 'nothing-bought' },
    { order: input(80_00, 80_00), terms: shop, why: 'paid-by-coupon-and-points' },
    { order: input(99), terms: shop, why: 'less-than-one-point' },
    { order: input(99_00), terms: rateless, why: 'no-rate' },
    { order: input(1_00), terms: shop, why: null },
  ])('$why', ({ order, terms, why }) => {
    expect(whyNothing(award(order, terms))).toBe(why)
  })

  it('speaks exactly when nothing was earned', () => {
    fc.assert(
      fc.property(anyInput, anyTerms, (order, terms) => {
        const given = award(order, terms)
        expect(whyNothing(given) === null).toBe(given.points > 0)
      }),
      runs,
    )
  })
})
