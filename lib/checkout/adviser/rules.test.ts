import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CouponTerms } from '@/lib/coupons/rules'
import { allocate, minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { checkSpend, pointsValueMinor, spendStep } from '@/lib/points/rules'
import { shippingFor } from '../price/rules'
import { quoteCheckout } from '../rules'
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
  automatics: [],
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
  isAutomatic: false,
  stacksWithAutomatic: true,
  stacksWithCodes: false,
  ...more,
})
const coupon = (key: string, terms: CouponTerms, expiresAt: Date | null = null): AdvisedCoupon => ({
  key,
  couponId: key,
  grantId: null,
  terms,
  expiresAt,
})
const advise = (coupons: AdvisedCoupon[], more: Partial<Order> = {}, ending: { points: number } | null = null) =>
  adviseCheckout({ order: order(more), coupons, ending: ending && { ...ending, firstDays: 5, lastDays: 5 } })

describe('the adviser', () => {
  it('takes coupon and points together where both work, and says which of them end soon', () => {
    expect(advise([coupon('small', off(500)), coupon('big', off(3_000, 20_000))], {}, { points: 350 })).toMatchObject({
      best: { keys: ['big'], points: 500, totalMinor: 20_500, savesMinor: 3_500 },
      reason: { kind: 'both' },
      // whole steps of what ends
      ending: { keys: ['big'], points: 300, totalMinor: 20_700 },
      endingPoints: 350,
      tier: [],
    })
  })

  it('says by how much a coupon beats points that leave no room beside it', () => {
    // a coupon that pays for all of it leaves points nothing to pay
    expect(advise([coupon('all', off(30_000))], { availablePoints: points(2_000) })).toMatchObject({
      best: { keys: ['all'], points: 0 },
      reason: { kind: 'coupon-over-points', points: 2_000 },
    })
  })

  it('leaves a coupon alone that costs the free shipping it stood on', () => {
    const cup = [{ variantId: 'cup', unitPriceMinor: minor(10_000), quantity: 1 }]
    // ¥5 off brings ¥12 of shipping back
    expect(advise([coupon('five', off(500))], { lines: cup })).toMatchObject({
      best: { keys: [], points: 500, totalMinor: 9_500 },
      reason: { kind: 'points-over-coupon', keys: ['five'], moreMinor: 1_200 },
    })
    expect(advise([coupon('five', off(500))], { lines: cup, country: 'US' })).toMatchObject({
      best: { keys: ['five'] },
    })
  })

  it('weighs a coupon with the points beside it: what saves most alone may not save most together', () => {
    // of goods below free shipping points pay half: ¥15 off saves ¥7.50 then, free shipping all of its ¥12
    const cup = { lines: [{ variantId: 'cup', unitPriceMinor: minor(9_000), quantity: 1 }] }
    const both = [coupon('off', off(1_500)), coupon('ship', off(0, 0, { kind: 'free-shipping' }))]
    expect(advise(both, { ...cup, availablePoints: points(0) })).toMatchObject({
      best: { keys: ['off'], totalMinor: 8_700 },
    })
    expect(advise(both, { ...cup, availablePoints: points(9_000) })).toMatchObject({
      best: { keys: ['ship'], points: 4_500, totalMinor: 4_500 },
    })
  })

  it('of equals takes the coupon that ends first, and none where it would save nothing', () => {
    const soon = new Date('2026-12-01T00:00:00Z')
    const two = [coupon('late', off(1_000)), coupon('soon', off(1_000), soon)]
    expect(advise(two)?.best.keys).toEqual(['soon'])
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
  covers: fc.option(fc.subarray(['v0', 'v1', 'v2'])),
  ended: fc.boolean(),
  isOwn: fc.boolean(),
  withAutomatic: fc.boolean(),
  withCodes: fc.boolean(),
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
  automatics: fc.array(terms, { maxLength: 2 }),
  endingPoints: fc.integer({ min: 0, max: 1_500 }),
})

function built(one: typeof asked extends fc.Arbitrary<infer T> ? T : never) {
  const termsOf = (c: (typeof one.coupons)[number], isAutomatic: boolean): CouponTerms =>
    off(c.amount, c.min, {
      kind: c.kind,
      percentBps: c.percentBps,
      maxDiscountMinor: c.cap === null ? null : minor(c.cap),
      covers: c.covers,
      endsAt: c.ended ? at : null,
      isAutomatic,
      stacksWithAutomatic: c.withAutomatic,
      stacksWithCodes: c.withCodes,
    })
  const coupons = one.coupons.map((c, i) => ({
    ...coupon(`c${i}`, termsOf(c, false)),
    grantId: c.isOwn ? `g${i}` : null,
  }))
  const { pointsPerUnit, stepPoints, minPoints, maxShareBps } = one
  const the = order({
    lines: one.prices.map((price, i) => ({ variantId: `v${i}`, unitPriceMinor: minor(price), quantity: one.quantity })),
    country: one.country,
    availablePoints: points(one.availablePoints),
    spending: { pointsPerUnit, stepPoints, minPoints, maxShareBps },
    automatics: one.automatics.map((c) => termsOf(c, true)),
  })
  return { the, coupons, ending: { points: one.endingPoints, firstDays: 1, lastDays: 9 } }
}

const maybe = <T>(all: readonly T[]): (T | null)[] => [null, ...all]

/** What these take off by plain sums, one after the other and shipping last; null where one of them may not or would do nothing. */
function takenOff(the: Order, stack: readonly CouponTerms[]): { left: number; isFree: boolean } | null {
  const left = the.lines.map((line) => line.unitPriceMinor * line.quantity)
  const full = [...left]
  const all = () => left.reduce((sum, one) => sum + one, 0)
  let isFree = false
  const last = (one: CouponTerms) => Number(one.kind === 'free-shipping')
  for (const one of stack.toSorted((a, b) => last(a) - last(b))) {
    const places = left.flatMap((_, i) => (one.covers === null || one.covers.includes(`v${i}`) ? [i] : []))
    const sum = (of: number[]) => places.reduce((total, i) => total + (of[i] ?? 0), 0)
    if (one.endsAt || sum(full) < Math.max(1, one.minGoodsMinor)) return null
    if (one.kind === 'free-shipping') {
      if (isFree || shippingFor(the, minor(all())) === 0) return null
      isFree = true
      continue
    }
    const stated = one.kind === 'amount' ? one.amountMinor : Math.floor((sum(left) * one.percentBps) / 10_000)
    const taken = Math.min(stated, sum(left), one.maxDiscountMinor ?? stated)
    if (taken === 0) return null
    allocate(
      taken,
      places.map((i) => left[i] ?? 0),
    ).forEach((part, n) => (left[places[n] ?? 0] = (left[places[n] ?? 0] ?? 0) - part))
  }
  return { left: all(), isFree }
}

/** Every automatic discount, code and own coupon that allow each other, with every step of points, tried one by one. */
function everyOther(the: Order, coupons: readonly AdvisedCoupon[], mostPoints: number): number[] {
  const totals: number[] = []
  const [own, codes] = [coupons.filter((one) => one.grantId), coupons.filter((one) => !one.grantId)]
  for (const automatic of maybe(the.automatics ?? []))
    for (const code of maybe(codes))
      for (const mine of maybe(own)) {
        const stack = [automatic, code?.terms, mine?.terms].filter((one) => one != null)
        if (code && mine && !(code.terms.stacksWithCodes && mine.terms.stacksWithCodes)) continue
        if (
          automatic &&
          stack.some((one) => one !== automatic && !(one.stacksWithAutomatic && automatic.stacksWithCodes))
        )
          continue
        const after = takenOff(the, stack)
        if (!after) continue
        const request = {
          goodsAfterCouponMinor: minor(after.left),
          availablePoints: the.availablePoints,
          terms: the.spending,
        }
        const ship = after.isFree ? 0 : shippingFor(the, minor(after.left))
        for (let asks = 0; asks <= mostPoints; asks += spendStep(the.spending)) {
          if (checkSpend(asks, request).ok)
            totals.push(after.left - pointsValueMinor(points(asks), the.spending.pointsPerUnit) + ship)
        }
      }
  return totals
}

const termsOf = (coupons: readonly AdvisedCoupon[], keys: readonly string[]) =>
  keys.flatMap((key) => coupons.find((one) => one.key === key)?.terms ?? [])

describe('by trying all of them', () => {
  it('no other discount, coupons and points cost less, and the order is accepted at the very price', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { the, coupons, ending } = built(one)
        const advice = adviseCheckout({ order: the, coupons, ending })
        const lowest = Math.min(...everyOther(the, coupons, one.availablePoints))
        const plain = quoteCheckout({ ...the, coupons: [], requestedPoints: 0 }).totalMinor
        expect(advice?.best.totalMinor ?? plain).toBe(lowest)
        if (!advice) return
        for (const plan of [advice.best, advice.ending]) {
          if (!plan) continue
          const quoted = quoteCheckout({ ...the, coupons: termsOf(coupons, plan.keys), requestedPoints: plan.points })
          expect(quoted).toMatchObject({ totalMinor: plan.totalMinor, couponRefusal: null, pointsRefusal: null })
          expect(plan.savesMinor).toBe(plain - plan.totalMinor)
        }
      }),
      { numRuns: 400 },
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
