import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CouponTerms } from '@/lib/coupons/rules'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { spendStep } from '@/lib/points/rules'
import { type QuoteInput, quoteCheckout } from '../rules'
import { type AdvisedCoupon, adviseCheckout } from './rules'

const at = new Date('2026-11-22T04:00:00Z')
type Order = Parameters<typeof adviseCheckout>[0]['order']

const order = (more: Partial<Order> = {}): Order => ({
  lines: [{ variantId: 'cup', unitPriceMinor: minor(12_000), quantity: 2 }],
  shipping: { flatMinor: minor(1_200), freeOverMinor: minor(9_900), internationalFlatMinor: minor(12_000) },
  country: 'CN',
  availablePoints: points(500),
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 },
  earning: null,
  at,
  ...more,
})
const off = (amount: number, min = 0, more: Partial<CouponTerms> = {}): CouponTerms => ({
  kind: 'amount',
  amountMinor: minor(amount),
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: minor(min),
  pieces: null,
  scope: null,
  covers: null,
  startsAt: null,
  endsAt: null,
  ...more,
})
const coupon = (key: string, terms: CouponTerms, expiresAt: Date | null = null): AdvisedCoupon => ({
  key,
  terms,
  expiresAt,
})
const advise = (coupons: AdvisedCoupon[], more: Partial<Order> = {}, ending: { points: number } | null = null) =>
  adviseCheckout({ order: order(more), coupons, ending: ending && { ...ending, firstDays: 5, lastDays: 5 } })

describe('the adviser', () => {
  it('takes coupon and points together where both work, and says which of them end soon', () => {
    expect(advise([coupon('small', off(500)), coupon('big', off(3_000, 20_000))], {}, { points: 350 })).toMatchObject({
      best: { key: 'big', points: 500, totalMinor: 20_500, savesMinor: 3_500 },
      reason: { kind: 'both' },
      // whole steps of what ends
      ending: { key: 'big', points: 300, totalMinor: 20_700 },
      endingPoints: 350,
      tier: [],
    })
  })

  it('says by how much a coupon beats points that leave no room beside it', () => {
    // a coupon that pays for all of it leaves points nothing to pay
    expect(advise([coupon('all', off(30_000))], { availablePoints: points(2_000) })).toMatchObject({
      best: { key: 'all', points: 0 },
      reason: { kind: 'coupon-over-points', points: 2_000 },
    })
  })

  it('leaves a coupon alone that costs the free shipping it stood on', () => {
    const cup = [{ variantId: 'cup', unitPriceMinor: minor(10_000), quantity: 1 }]
    // ¥5 off brings ¥12 of shipping back
    expect(advise([coupon('five', off(500))], { lines: cup })).toMatchObject({
      best: { key: null, points: 500, totalMinor: 9_500 },
      reason: { kind: 'points-over-coupon', key: 'five', moreMinor: 1_200 },
    })
    expect(advise([coupon('five', off(500))], { lines: cup, country: 'US' })).toMatchObject({ best: { key: 'five' } })
  })

  it('weighs a coupon with the points beside it: what saves most alone may not save most together', () => {
    // of goods below free shipping points pay half: ¥15 off saves ¥7.50 then, free shipping all of its ¥12
    const cup = { lines: [{ variantId: 'cup', unitPriceMinor: minor(9_000), quantity: 1 }] }
    const both = [coupon('off', off(1_500)), coupon('ship', off(0, 0, { kind: 'free-shipping' }))]
    expect(advise(both, { ...cup, availablePoints: points(0) })).toMatchObject({
      best: { key: 'off', totalMinor: 8_700 },
    })
    expect(advise(both, { ...cup, availablePoints: points(9_000) })).toMatchObject({
      best: { key: 'ship', points: 4_500, totalMinor: 4_500 },
    })
  })

  it('of equals takes the coupon that ends first, and none where it would save nothing', () => {
    const soon = new Date('2026-12-01T00:00:00Z')
    const two = [coupon('late', off(1_000)), coupon('soon', off(1_000), soon)]
    expect(advise(two)?.best.key).toBe('soon')
    expect(advise([], { availablePoints: points(0) })).toBeNull()
    expect(advise([coupon('ship', off(0, 0, { kind: 'free-shipping' }))], { availablePoints: points(0) })).toBeNull()
  })

  it('offers no second plan when all of the best one’s points end soon, or too few to use do', () => {
    expect(advise([], {}, { points: 500 })?.ending).toBeNull()
    expect(advise([], {}, { points: 99 })).toMatchObject({ ending: null, endingPoints: 99 })
  })
})

const terms = fc.record({
  kind: fc.constantFrom('amount' as const, 'percent' as const, 'free-shipping' as const),
  amount: fc.integer({ min: 1, max: 3_000 }),
  percentBps: fc.integer({ min: 1, max: 9_999 }),
  cap: fc.option(fc.integer({ min: 1, max: 5_000 })),
  min: fc.constantFrom(0, 5_000, 9_900, 20_000),
  ended: fc.boolean(),
})
const asked = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 6_000 }), { minLength: 1, maxLength: 3 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  country: fc.constantFrom('CN', 'US', null),
  availablePoints: fc.integer({ min: 0, max: 1_500 }),
  pointsPerUnit: fc.constantFrom(100, 50, 150, 7, 10),
  stepPoints: fc.constantFrom(1, 50, 100, 300),
  minPoints: fc.constantFrom(0, 100, 300),
  maxShareBps: fc.constantFrom(0, 1_000, 5_000, 10_000),
  coupons: fc.array(terms, { maxLength: 4 }),
  endingPoints: fc.integer({ min: 0, max: 1_500 }),
})

function built(one: typeof asked extends fc.Arbitrary<infer T> ? T : never) {
  const coupons = one.coupons.map((c, i) =>
    coupon(
      `c${i}`,
      off(c.amount, c.min, {
        kind: c.kind,
        percentBps: c.percentBps,
        maxDiscountMinor: c.cap === null ? null : minor(c.cap),
        endsAt: c.ended ? at : null,
      }),
    ),
  )
  const { pointsPerUnit, stepPoints, minPoints, maxShareBps } = one
  const the = order({
    lines: one.prices.map((price, i) => ({ variantId: `v${i}`, unitPriceMinor: minor(price), quantity: one.quantity })),
    country: one.country,
    availablePoints: points(one.availablePoints),
    spending: { pointsPerUnit, stepPoints, minPoints, maxShareBps },
  })
  return { the, coupons, ending: { points: one.endingPoints, firstDays: 1, lastDays: 9 } }
}

/** Every coupon with every step of points that the order would be accepted with, tried one by one. */
function everyOther(the: Order, coupons: readonly AdvisedCoupon[], mostPoints: number): number[] {
  const totals: number[] = []
  for (const one of [null, ...coupons]) {
    for (let asks = 0; asks <= mostPoints; asks += spendStep(the.spending)) {
      const input: QuoteInput = { ...the, coupon: one?.terms ?? null, requestedPoints: asks }
      const quote = quoteCheckout(input)
      if (quote.couponRefusal === null && quote.pointsRefusal === null) totals.push(quote.totalMinor)
    }
  }
  return totals
}

describe('by trying all of them', () => {
  it('no other coupon and points cost less, and the order is accepted at the very price', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { the, coupons, ending } = built(one)
        const advice = adviseCheckout({ order: the, coupons, ending })
        const lowest = Math.min(...everyOther(the, coupons, one.availablePoints))
        const plain = quoteCheckout({ ...the, coupon: null, requestedPoints: 0 }).totalMinor
        expect(advice?.best.totalMinor ?? plain).toBe(lowest)
        if (!advice) return
        for (const plan of [advice.best, advice.ending]) {
          if (!plan) continue
          const chosen = coupons.find(({ key }) => key === plan.key)
          const quoted = quoteCheckout({ ...the, coupon: chosen?.terms ?? null, requestedPoints: plan.points })
          expect(quoted).toMatchObject({ totalMinor: plan.totalMinor, couponRefusal: null, pointsRefusal: null })
          expect(plan.savesMinor).toBe(plain - plan.totalMinor)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('the plan of points that end soon spends no others, and no other such plan costs less', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { the, coupons, ending } = built(one)
        const plan = adviseCheckout({ order: the, coupons, ending })?.ending
        if (!plan) return
        expect(plan.points).toBeLessThanOrEqual(ending.points)
        const most = Math.min(ending.points, one.availablePoints)
        expect(plan.totalMinor).toBe(Math.min(...everyOther(the, coupons, most)))
      }),
      { numRuns: 150 },
    )
  })
})
