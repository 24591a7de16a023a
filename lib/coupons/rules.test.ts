import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor, noMoney } from '@/lib/kernel/money'
import { type CouponContext, type CouponTerms, couponKinds, judgeCoupon } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const at = new Date('2026-11-21T04:00:00Z')
const hour = (by: number) => new Date(at.getTime() + by * 3_600_000)

const coupon = (terms: Partial<CouponTerms> = {}): CouponTerms => ({
  kind: 'amount',
  amountMinor: minor(20_00),
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: noMoney,
  pieces: null,
  scope: null,
  covers: null,
  startsAt: null,
  endsAt: null,
  isAutomatic: false,
  stacksWithAutomatic: true,
  stacksWithCodes: false,
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
  pieces: fc.integer({ min: 1, max: 5 }),
  scope: fc.constant(null),
  covers: fc.option(fc.subarray(['a', 'b', 'c'])),
  startsAt: anyDate,
  endsAt: anyDate,
  isAutomatic: fc.constant(false),
  stacksWithAutomatic: fc.constant(true),
  stacksWithCodes: fc.constant(false),
})
const anyLine = fc.record({
  variantId: fc.constantFrom('a', 'b', 'c', 'd'),
  unitPriceMinor: anyMoney,
  quantity: fc.integer({ min: 1, max: 4 }),
})
const anyContext = fc.record({
  lines: fc.uniqueArray(anyLine, { maxLength: 4, selector: (line) => line.variantId }),
  at: fc.constant(at),
  shippingMinor: anyMoney,
})
const piece = (variantId: string, unitPrice: number, quantity = 1) => ({
  variantId,
  unitPriceMinor: minor(unitPrice),
  quantity,
})
const goodsOf = (context: Pick<CouponContext, 'lines'>, { covers }: CouponTerms) =>
  context.lines
    .filter((line) => covers === null || covers.includes(line.variantId))
    .reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0)

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
    const judged = judgeCoupon(terms, { lines: [piece('a', goods)], at })
    expect(judged).toEqual({ ok: true, value: { discountMinor: discount, parts: [discount], freesShipping: false } })
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
    const judged = judgeCoupon(terms, { lines: [piece('a', goods)], at })
    expect(judged).toMatchObject({ ok: false, refusal })
    expect(judged.ok ? null : judged.details).toEqual(details)
  })

  it('B25 a free-shipping coupon is not used up where shipping is free anyway', () => {
    const lines = [piece('a', 50_00)]
    expect(judgeCoupon(freeShipping, { lines, at, shippingMinor: noMoney })).toMatchObject({
      refusal: 'coupon-no-effect',
    })
    expect(judgeCoupon(freeShipping, { lines, at, shippingMinor: minor(12_00) })).toMatchObject({ ok: true })
    expect(judgeCoupon(freeShipping, { lines, at })).toMatchObject({ ok: true })
  })

  it('never takes off more than the goods, and what it lets through saves something', () => {
    fc.assert(
      fc.property(anyCoupon, anyContext, (terms, context) => {
        const judged = judgeCoupon(terms, context)
        if (!judged.ok) return
        const { discountMinor, parts, freesShipping } = judged.value
        expect(discountMinor).toBeLessThanOrEqual(goodsOf(context, terms))
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(discountMinor)
        context.lines.forEach((line, place) => {
          const isFor = terms.covers === null || terms.covers.includes(line.variantId)
          expect(parts[place]).toBeLessThanOrEqual(isFor ? line.unitPriceMinor * line.quantity : 0)
        })
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
          const extra = piece('more', more)
          const covers = terms.covers && [...terms.covers, 'more']
          const again = judgeCoupon({ ...terms, covers }, { ...context, lines: [...context.lines, extra] })
          return again.ok ? null : again.refusal
        }
        expect(refusalAfter(missing)).not.toBe('coupon-below-minimum')
        if (missing > 1) expect(refusalAfter(missing - 1)).toBe('coupon-below-minimum')
      }),
      runs,
    )
  })
})

describe('a coupon for some goods', () => {
  const lines = [piece('tea', 60_00, 2), piece('cup', 35_00), piece('pot', 90_00)]
  const forCups = { covers: ['cup', 'pot'] }

  it('takes off those goods alone, and counts them alone towards its minimum', () => {
    const judged = judgeCoupon(coupon(forCups), { lines, at })
    // ¥20 over ¥35 and ¥90
    expect(judged).toMatchObject({ value: { discountMinor: 20_00, parts: [0, 5_60, 14_40] } })
    expect(judgeCoupon(percent(2_000, forCups), { lines, at })).toMatchObject({ value: { discountMinor: 25_00 } })
    expect(judgeCoupon(coupon({ ...forCups, minGoodsMinor: minor(150_00) }), { lines, at })).toMatchObject({
      refusal: 'coupon-below-minimum',
      details: { missingMinor: 25_00 },
    })
  })

  it('is refused where none of them is in the cart', () => {
    expect(judgeCoupon(coupon({ covers: [] }), { lines, at })).toMatchObject({ refusal: 'coupon-other-goods' })
    expect(judgeCoupon({ ...freeShipping, covers: [] }, { lines, at })).toMatchObject({ refusal: 'coupon-other-goods' })
  })

  it('as a voucher gives pieces of them, the dearest first, up to its ceiling', () => {
    const voucher = (terms: Partial<CouponTerms>) => judgeCoupon(coupon({ kind: 'product', ...terms }), { lines, at })
    expect(voucher({ covers: ['tea'], pieces: 1 })).toMatchObject({ value: { parts: [60_00, 0, 0] } })
    expect(voucher({ covers: ['tea'], pieces: 9 })).toMatchObject({ value: { parts: [120_00, 0, 0] } })
    expect(voucher({ covers: ['tea', 'cup', 'pot'], pieces: 2 })).toMatchObject({ value: { parts: [60_00, 0, 90_00] } })
    expect(voucher({ covers: ['cup'], pieces: 1, maxDiscountMinor: minor(30_00) })).toMatchObject({
      value: { discountMinor: 30_00, parts: [0, 30_00, 0] },
    })
  })
})
