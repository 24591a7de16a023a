import { describe, expect, it } from 'vitest'
import { minor, noMoney } from '@/lib/kernel/money'
import type { CouponTerms } from '../rules'
import { choicesOf, type StackInput, stackCoupons } from './rules'

const off = (amount: number, more: Partial<CouponTerms> = {}): CouponTerms => ({
  kind: 'amount',
  amountMinor: minor(amount),
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
  ...more,
})
const share = (percentBps: number, more: Partial<CouponTerms> = {}) => off(0, { kind: 'percent', percentBps, ...more })
const automatic = (terms: CouponTerms, stacksWithCodes = true): CouponTerms => ({
  ...terms,
  isAutomatic: true,
  stacksWithCodes,
})
const freeShipping = off(0, { kind: 'free-shipping' })

const line = (variantId: string, unitPrice: number, quantity = 1) => ({
  variantId,
  unitPriceMinor: minor(unitPrice),
  quantity,
})
/** ¥200 of goods; shipping is ¥12, free from ¥99. */
function stacked(chosen: CouponTerms[], automatics: CouponTerms[], lines = [line('tea', 150_00), line('cup', 50_00)]) {
  const shippingAt: StackInput['shippingAt'] = (goods) => (goods >= 99_00 ? noMoney : minor(12_00))
  const input: StackInput = {
    lines,
    at: new Date('2026-11-22T04:00:00Z'),
    automatics,
    chosen,
    shippingAt,
    totalAt: (goods, frees) => minor(goods + (frees ? 0 : shippingAt(goods))),
  }
  const { deductions, refused } = stackCoupons(input)
  return {
    terms: deductions.map((one) => one.terms),
    off: deductions.map((one) => one.discountMinor),
    deductions,
    refused,
  }
}

describe('an automatic discount', () => {
  it('stands by itself; of several the one that leaves the least, the first made of equals', () => {
    const [small, big, same] = [off(10_00), off(20_00), off(20_00)].map((one) => automatic(one))
    if (!small || !big || !same) throw new Error('three')
    expect(stacked([], [small, big, same]).terms).toEqual([big])
    expect(stacked([], [same, big]).terms[0]).toBe(same)
    expect(stacked([], [automatic(off(1_00, { minGoodsMinor: minor(200_01) }))]).terms).toEqual([])
  })

  it('that would cost the free shipping it stands on does not stand', () => {
    expect(stacked([], [automatic(off(5_00))], [line('tea', 100_00)]).terms).toEqual([])
    expect(stacked([], [automatic(off(15_00))], [line('tea', 100_00)]).off).toEqual([15_00])
  })
})

describe('a coupon beside an automatic discount', () => {
  it('takes its share of what is left, and its minimum is of the full price', () => {
    const code = share(1_000, { minGoodsMinor: minor(200_00) })
    expect(stacked([code], [automatic(off(20_00))])).toMatchObject({ off: [20_00, 18_00], refused: null })
  })

  it('stands only where both allow it', () => {
    const code = off(30_00)
    expect(stacked([code], [automatic(off(20_00))]).off).toEqual([20_00, 30_00])
    expect(stacked([code], [automatic(off(20_00), false)])).toMatchObject({ off: [30_00], refused: null })
    expect(stacked([{ ...code, stacksWithAutomatic: false }], [automatic(off(20_00))]).off).toEqual([30_00])
  })

  it('that may not stand beside it takes its place for less to pay, and for nothing else', () => {
    const better = automatic(off(20_00), false)
    expect(stacked([off(20_01)], [better])).toMatchObject({ off: [20_01], refused: null })
    for (const code of [off(20_00), off(5_00)]) {
      expect(stacked([code], [better])).toMatchObject({
        terms: [better],
        refused: { refusal: 'coupon-automatic-better' },
      })
    }
  })

  it('gives way to another automatic one that it may stand beside', () => {
    const [alone, shared] = [automatic(off(25_00), false), automatic(off(10_00))]
    expect(stacked([off(20_00)], [alone, shared]).terms).toEqual([shared, off(20_00)])
  })

  it('pays for a parcel that the discount brought back, though at full price it would be free', () => {
    const off110 = automatic(off(110_00))
    expect(stacked([freeShipping], [off110])).toMatchObject({ off: [110_00, 0], refused: null })
    expect(stacked([freeShipping], [])).toMatchObject({ terms: [], refused: { refusal: 'coupon-no-effect' } })
  })
})

describe('a code and a coupon of one’s own', () => {
  const shared = { stacksWithCodes: true }

  it('stand together where each allows it, and are chosen so', () => {
    const [code, own] = [off(20_00, shared), share(1_000, shared)]
    expect(stacked([code, own], [])).toMatchObject({ off: [20_00, 18_00], refused: null })
    expect(stacked([code, off(5_00)], [])).toMatchObject({ terms: [code], refused: { refusal: 'coupon-not-together' } })
    const all = [
      { couponId: 'a', grantId: null, terms: code },
      { couponId: 'b', grantId: 'g1', terms: own },
      { couponId: 'a', grantId: 'g2', terms: code },
      { couponId: 'c', grantId: 'g3', terms: off(5_00) },
    ]
    // never the same coupon twice, and never two of one kind
    const names = choicesOf(all).map((choice) => choice.map((one) => one.grantId ?? one.couponId).join('+'))
    expect(names).toEqual(['', 'a', 'g1', 'g2', 'g3', 'a+g1'])
  })

  it('free shipping is judged last, on what all the others left, though it is named first', () => {
    const [code, own] = [{ ...freeShipping, ...shared }, off(110_00, shared)]
    expect(stacked([code, own], [])).toMatchObject({ off: [0, 110_00], refused: null })
  })

  it('on the same goods never take more than is there', () => {
    const lines = [line('cup', 10_00, 3)]
    const [code, own] = [share(5_000, shared), off(40_00, shared)]
    expect(stacked([code, own], [automatic(off(10_00))], lines).off).toEqual([15_00, 15_00])
    expect(stacked([code, off(4_00, shared)], [automatic(off(10_00))], lines).off).toEqual([10_00, 10_00, 4_00])
    // a voucher gives pieces at what is left of them
    const voucher = off(0, { ...shared, kind: 'product', pieces: 2, covers: ['cup'] })
    expect(stacked([voucher], [automatic(share(5_000))], lines).off).toEqual([15_00, 10_00])
  })

  it('one that finds nothing left is kept for another order', () => {
    const [all, own] = [off(500_00, shared), off(5_00, shared)]
    expect(stacked([all, own], [])).toMatchObject({ terms: [all], refused: { refusal: 'coupon-no-effect' } })
    // and none is used up where the automatic discount pays for everything
    expect(stacked([all], [automatic(off(200_00))])).toMatchObject({ off: [200_00] })
  })
})
