import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor, noMoney } from '@/lib/kernel/money'
import { bestCoupon, type CouponTerms, couponKinds, judgeCoupon } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const at = new Date('2026-11-21T04:00:00Z')
const hour = (by: number) => new Date(at.getTime() + by * 3_600_000)

const coupon = (terms: Partial<CouponTerms> = {}): CouponTerms => ({
  kind: 'amount',
  amountMinor: minor(20_00),
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: noMoney,
  startsAt: null,
  endsAt: null,
  ...terms,
})
const percent = (percentBps: number, terms: Partial<CouponTerms> = {}) =>
  coupon({ kind: 'percent', percentBps, ...terms })
const freeShipping = coupon({ kind: 'free-shipping' })

const anyDate = fc.option(fc.integer({ min: -48, max: 48 }).map(hour))
const anyMoney = fc.integer({ min: 0, max: 1_000_00 }).map(minor)
const anyCoupon: fc.Arbitrary<CouponTerms> = fc.record({
  kind: fc.constantFrom(...couponKinds),
  amountMinor: anyMoney,
  percentBps: fc.integer({ min: 0, max: 10_000 }),
  maxDiscountMinor: fc.option(anyMoney),
  minGoodsMinor: anyMoney,
  startsAt: anyDate,
  endsAt: anyDate,
})
const anyContext = fc.record({ goodsMinor: anyMoney, at: fc.constant(at), shippingMinor: anyMoney })

describe('judgeCoupon', () => {
  it.each([
    { name: 'a fixed amount', terms: coupon(), goods: 100_00, discount: 20_00 },
    { name: 'never more than the goods', terms: coupon(), goods: 15_00, discount: 15_00 },
    { name: 'a share, rounded down', terms: percent(1_500), goods: 99_99, discount: 14_99 },
    {
      name: 'a share with a ceiling',
      terms: percent(2_000, { maxDiscountMinor: minor(30_00) }),
      goods: 500_00,
      discount: 30_00,
    },
    { name: 'exactly the minimum', terms: coupon({ minGoodsMinor: minor(99_00) }), goods: 99_00, discount: 20_00 },
    { name: 'from its first instant', terms: coupon({ startsAt: at }), goods: 99_00, discount: 20_00 },
  ])('$name', ({ terms, goods, discount }) => {
    const judged = judgeCoupon(terms, { goodsMinor: minor(goods), at })
    expect(judged).toEqual({ ok: true, value: { discountMinor: discount, freesShipping: false } })
  })

  it.each([
    { refusal: 'coupon-not-started', terms: coupon({ startsAt: hour(1) }), goods: 50_00, details: undefined },
    { refusal: 'coupon-expired', terms: coupon({ endsAt: at }), goods: 50_00, details: undefined },
    { refusal: 'coupon-no-effect', terms: coupon(), goods: 0, details: undefined },
    { refusal: 'coupon-no-effect', terms: percent(1), goods: 9_999, details: undefined },
    {
      refusal: 'coupon-below-minimum',
      terms: coupon({ minGoodsMinor: minor(99_00) }),
      goods: 91_00,
      details: { missingMinor: 8_00 },
    },
    {
      refusal: 'coupon-expired',
      terms: coupon({ endsAt: at, minGoodsMinor: minor(99_00) }),
      goods: 1,
      details: undefined,
    },
  ])('refuses by $refusal', ({ refusal, terms, goods, details }) => {
    const judged = judgeCoupon(terms, { goodsMinor: minor(goods), at })
    expect(judged).toMatchObject({ ok: false, refusal })
    expect(judged.ok ? null : judged.details).toEqual(details)
  })

  it('B25 a free-shipping coupon is not used up where shipping is free anyway', () => {
    const goodsMinor = minor(50_00)
    expect(judgeCoupon(freeShipping, { goodsMinor, at, shippingMinor: noMoney })).toMatchObject({
      refusal: 'coupon-no-effect',
    })
    expect(judgeCoupon(freeShipping, { goodsMinor, at, shippingMinor: minor(12_00) })).toMatchObject({ ok: true })
    expect(judgeCoupon(freeShipping, { goodsMinor, at })).toMatchObject({ ok: true })
  })

  it('never takes off more than the goods, and what it lets through saves something', () => {
    fc.assert(
      fc.property(anyCoupon, anyContext, (terms, context) => {
        const judged = judgeCoupon(terms, context)
        if (!judged.ok) return
        const { discountMinor, freesShipping } = judged.value
        expect(discountMinor).toBeLessThanOrEqual(context.goodsMinor)
        expect(discountMinor + (freesShipping ? context.shippingMinor : 0)).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  it('names exactly what is missing to the minimum', () => {
    fc.assert(
      fc.property(anyCoupon, anyContext, (terms, context) => {
        const judged = judgeCoupon(terms, context)
        if (judged.ok || judged.refusal !== 'coupon-below-minimum') return
        const missing = Number(judged.details?.missingMinor)
        const refusalAfter = (more: number) => {
          const again = judgeCoupon(terms, { ...context, goodsMinor: minor(context.goodsMinor + more) })
          return again.ok ? null : again.refusal
        }
        expect(refusalAfter(missing)).not.toBe('coupon-below-minimum')
        expect(refusalAfter(missing - 1)).toBe('coupon-below-minimum')
      }),
      runs,
    )
  })
})

describe('bestCoupon', () => {
  const context = { goodsMinor: minor(100_00), at, shippingMinor: minor(12_00) }

  it('takes the one that saves most, and of equals the one that ends first', () => {
    const soon = coupon({ endsAt: hour(1) })
    expect(bestCoupon([freeShipping, coupon(), percent(500)], context)?.savesMinor).toBe(20_00)
    expect(bestCoupon([coupon(), soon, coupon({ endsAt: hour(2) })], context)?.coupon).toBe(soon)
    expect(bestCoupon([freeShipping, percent(500)], context)?.coupon).toBe(freeShipping)
  })

  it('is none when none works', () => {
    expect(bestCoupon([coupon({ endsAt: at })], context)).toBeNull()
    expect(bestCoupon([], context)).toBeNull()
  })

  it('saves no less than any other that works, in whatever order they lie', () => {
    fc.assert(
      fc.property(fc.array(anyCoupon, { maxLength: 6 }), anyContext, (coupons, where) => {
        const best = bestCoupon(coupons, where)
        for (const one of coupons) {
          const alone = bestCoupon([one], where)
          if (alone) expect(best?.savesMinor).toBeGreaterThanOrEqual(alone.savesMinor)
        }
        expect(bestCoupon(coupons.toReversed(), where)?.savesMinor).toBe(best?.savesMinor)
      }),
      runs,
    )
  })
})
