import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CouponTerms } from '@/lib/coupons/rules'
import { choicesOf } from '@/lib/coupons/stack/rules'
import { award, nudge } from '@/lib/earning/rules'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { bestCouponsAtCheckout } from './price/rules'
import { amountOff, anyCart, anyCoupon, cart, freeShipping, line, spending } from './quote.fixture'
import { type Quote, type QuoteInput, quoteCheckout } from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const amounts = (quote: Quote) => quote.receipt.map((part) => part.amountMinor)

describe('quoteCheckout', () => {
  it.each([
    { name: 'goods alone, shipping free', input: cart(), receipt: [155_00, 0, 0, 155_00], earned: 155 },
    {
      name: 'coupon, then points, then shipping',
      input: cart({ coupons: [amountOff(60_00)], requestedPoints: 2_000 }),
      receipt: [155_00, -60_00, -20_00, 12_00, 87_00],
      earned: 75,
    },
    {
      name: 'points never take free shipping away',
      input: cart({ coupons: [amountOff(55_00)], requestedPoints: 5_000 }),
      receipt: [155_00, -55_00, -50_00, 0, 50_00],
      earned: 50,
    },
    {
      name: 'points pay no shipping',
      input: cart({
        lines: [line('pin', 10_00)],
        requestedPoints: 9_900,
        spending: { ...spending, maxShareBps: 10_000 },
      }),
      receipt: [10_00, -10_00, 12_00, 12_00],
      earned: 0,
    },
    {
      name: 'free shipping by coupon',
      input: cart({ lines: [line('pin', 10_00)], coupons: [freeShipping] }),
      receipt: [10_00, 0, 0, 0, 10_00],
      earned: 10,
    },
    {
      name: 'free shipping from exactly the threshold',
      input: cart({ lines: [line('pot', 99_00)] }),
      receipt: [99_00, 0, 0, 99_00],
      earned: 99,
    },
    { name: 'abroad', input: cart({ country: 'US' }), receipt: [155_00, 0, 80_00, 235_00], earned: 155 },
    { name: 'no address yet', input: cart({ country: null }), receipt: [155_00, 0, 0, 155_00], earned: 155 },
    { name: 'an empty cart', input: cart({ lines: [] }), receipt: [0, 0, 0, 0], earned: 0 },
  ])('$name', ({ input, receipt, earned }) => {
    const quote = quoteCheckout(input)
    expect(amounts(quote)).toEqual(receipt)
    expect(quote.award?.points).toBe(earned)
  })

  it('lists the deductions in the declared order', () => {
    const [automatic, first, second] = [10_00, 20_00, 5_00].map((amount) => ({
      ...amountOff(amount),
      stacksWithCodes: true,
    }))
    const input = cart({
      coupons: [first, second].flatMap((one) => one ?? []),
      automatics: automatic ? [{ ...automatic, isAutomatic: true }] : [],
    })
    expect(amounts(quoteCheckout(input))).toEqual([155_00, -10_00, -20_00, -5_00, 0, 0, 120_00])
    expect(quoteCheckout(input).receipt.map((part) => part.kind)).toEqual([
      'goods',
      'automatic',
      'coupon',
      'coupon',
      'points',
      'shipping',
      'total',
    ])
  })

  it('goes on without a coupon that can not be used, and says why', () => {
    const quote = quoteCheckout(cart({ coupons: [amountOff(60_00, 200_00)] }))
    expect(quote.couponRefusal).toMatchObject({ refusal: 'coupon-below-minimum', details: { missingMinor: 45_00 } })
    expect(amounts(quote)).toEqual(amounts(quoteCheckout(cart())))
  })

  it('uses the nearest points that can be used, and says what was wrong with the wish', () => {
    const quote = quoteCheckout(cart({ requestedPoints: 9_950 }))
    expect(quote.pointsSpent).toBe(7_700)
    expect(quote.pointsRefusal).toMatchObject({ refusal: 'points-not-in-steps' })
    expect(quoteCheckout(cart({ requestedPoints: -100 })).totalMinor).toBe(155_00)
  })

  it('promises a guest nothing', () => {
    expect(quoteCheckout(cart({ earning: null, availablePoints: points(0) })).award).toBeNull()
  })

  it('splits coupon and points over the lines to the fen', () => {
    const lines = [line('a', 33_33), line('b', 33_33), line('c', 33_34)]
    const quote = quoteCheckout(cart({ lines, coupons: [amountOff(10_00)], requestedPoints: 1_000 }))
    expect(quote.lineAllocations).toEqual([
      { variantId: 'a', goodsMinor: 33_33, couponMinor: 3_33, pointsMinor: 3_34, netMinor: 26_66 },
      { variantId: 'b', goodsMinor: 33_33, couponMinor: 3_33, pointsMinor: 3_33, netMinor: 26_67 },
      { variantId: 'c', goodsMinor: 33_34, couponMinor: 3_34, pointsMinor: 3_33, netMinor: 26_67 },
    ])
  })

  it.each([0, -1, 1.5])('throws on a quantity of %s: no cart can hold it', (quantity) => {
    expect(() => quoteCheckout(cart({ lines: [line('a', 1_00, quantity)] }))).toThrow('Invariant broken')
  })
})

const code = (terms: CouponTerms, couponId = 'code') => ({ couponId, grantId: null, terms })

describe('bestCouponsAtCheckout', () => {
  it('does not pick a coupon that loses free shipping and costs more than it saves', () => {
    const lines = [line('a', 100_00)]
    const [small, larger] = [amountOff(5_00), amountOff(15_00)]
    expect(quoteCheckout(cart({ lines, coupons: [small] })).totalMinor).toBe(107_00)
    expect(bestCouponsAtCheckout([code(small)], cart({ lines }))).toEqual([])
    expect(
      bestCouponsAtCheckout(
        [small, larger].map((terms) => code(terms)),
        cart({ lines }),
      ),
    ).toEqual([code(larger)])
  })
})

describe('laws of a quote', () => {
  const law = (check: (input: QuoteInput, quote: Quote) => void) =>
    fc.assert(
      fc.property(anyCart, (input) => check(input, quoteCheckout(input))),
      runs,
    )

  it('the parts add up, and nothing is below zero', () =>
    law((_, quote) => {
      const { goodsMinor, couponMinor, pointsMinor, shippingMinor, totalMinor } = quote
      expect(goodsMinor - couponMinor - pointsMinor + shippingMinor).toBe(totalMinor)
      for (const part of [goodsMinor, couponMinor, pointsMinor, shippingMinor, totalMinor])
        expect(part).toBeGreaterThanOrEqual(0)
      expect(couponMinor + pointsMinor).toBeLessThanOrEqual(goodsMinor)
      const [total, ...parts] = amounts(quote).toReversed()
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
    }))

  it('the lines add up to the order in every column, and none is below zero', () =>
    law((_, quote) => {
      const column = (key: 'goodsMinor' | 'couponMinor' | 'pointsMinor' | 'netMinor') =>
        quote.lineAllocations.reduce((sum, part) => sum + part[key], 0)
      expect(column('goodsMinor')).toBe(quote.goodsMinor)
      expect(column('couponMinor')).toBe(quote.couponMinor)
      expect(column('pointsMinor')).toBe(quote.pointsMinor)
      expect(column('netMinor')).toBe(quote.totalMinor - quote.shippingMinor)
      for (const part of quote.lineAllocations) {
        expect(part.netMinor).toBe(part.goodsMinor - part.couponMinor - part.pointsMinor)
        expect(Math.min(part.netMinor, part.couponMinor, part.pointsMinor)).toBeGreaterThanOrEqual(0)
      }
    }))

  it('points spent keep to the cap and the step, and take off exactly what they are worth', () =>
    law((input, quote) => {
      expect(quote.pointsSpent).toBeLessThanOrEqual(Math.min(quote.pointsCap.maxPoints, input.availablePoints))
      expect(quote.pointsSpent % input.spending.stepPoints).toBe(0)
      expect(quote.pointsMinor * input.spending.pointsPerUnit).toBe(quote.pointsSpent * 100)
      expect(quote.pointsRefusal === null).toBe(quote.pointsSpent === input.requestedPoints)
    }))

  it('more points never raise the total', () =>
    fc.assert(
      fc.property(anyCart, fc.nat(50_000), (input, more) => {
        const richer = { ...input, requestedPoints: input.requestedPoints + more }
        expect(quoteCheckout(richer).totalMinor).toBeLessThanOrEqual(quoteCheckout(input).totalMinor)
      }),
      runs,
    ))

  it('a dearer line never lowers the cap, without a coupon', () =>
    fc.assert(
      fc.property(anyCart, fc.nat(100_00), (input, dearer) => {
        const raised = input.lines.map((one) => ({ ...one, unitPriceMinor: minor(one.unitPriceMinor + dearer) }))
        const cap = (lines: QuoteInput['lines']) =>
          quoteCheckout({ ...input, lines, coupons: [], automatics: [] }).pointsCap.maxPoints
        expect(cap(raised)).toBeGreaterThanOrEqual(cap(input.lines))
      }),
      runs,
    ))

  it('what it promises is what the engine awards for the same order', () =>
    law((input, quote) => {
      expect(quote.award).toEqual(input.earning && award(quote, input.earning))
    }))

  it('following the nudge reaches the step', () =>
    law((input, quote) => {
      if (!input.earning || !quote.award) return
      const next = nudge(quote, input.earning)
      if (!next) return
      const lines = [...input.lines, { variantId: 'd', unitPriceMinor: next.missingMinor, quantity: 1 }]
      // the deductions stay as they are: same coupon amount, same points
      const bought = {
        ...quote,
        goodsMinor: minor(lines.reduce((sum, one) => sum + one.unitPriceMinor * one.quantity, 0)),
      }
      expect(award(bought, input.earning).explanation.step?.thresholdMinor).toBe(next.thresholdMinor)
    }))

  it('coupons that are picked for the shopper never raise the total', () =>
    fc.assert(
      fc.property(anyCart, fc.array(anyCoupon, { maxLength: 4 }), (input, terms) => {
        const coupons = terms.map((one, i) => ({ couponId: String(i), grantId: i % 2 ? String(i) : null, terms: one }))
        const chosen = bestCouponsAtCheckout(coupons, input).map((one) => one.terms)
        const { totalMinor } = quoteCheckout({ ...input, coupons: chosen })
        for (const other of choicesOf(coupons)) {
          const quote = quoteCheckout({ ...input, coupons: other.map((one) => one.terms) })
          expect(totalMinor).toBeLessThanOrEqual(quote.totalMinor)
        }
      }),
      runs,
    ))
})
