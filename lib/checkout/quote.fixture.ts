import * as fc from 'fast-check'
import { type CouponTerms, couponKinds } from '@/lib/coupons/rules'
import type { EarningTerms } from '@/lib/earning/rules'
import { minor, noMoney } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import type { QuoteInput } from './rules'

export const at = new Date('2026-11-21T04:00:00Z')

export const earning: EarningTerms = {
  versionId: 1,
  ratePointsPerUnit: 1,
  steps: [{ thresholdMinor: minor(199_00), bonusPoints: points(300) }],
  pending: { kind: 'days', days: 7 },
  expiry: { kind: 'rolling-months', months: 12 },
  taxIncludedBps: 0,
}
export const spending = { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 }
const shipping = { flatMinor: minor(12_00), freeOverMinor: minor(99_00), internationalFlatMinor: minor(80_00) }
export const amountOff = (amount: number, minimum = 0): CouponTerms => ({
  kind: 'amount',
  amountMinor: minor(amount),
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: minor(minimum),
  pieces: null,
  scope: null,
  covers: null,
  startsAt: null,
  endsAt: null,
  isAutomatic: false,
  stacksWithAutomatic: true,
  stacksWithCodes: false,
})
export const freeShipping: CouponTerms = { ...amountOff(0), kind: 'free-shipping' }

export const line = (variantId: string, unitPrice: number, quantity = 1) => ({
  variantId,
  unitPriceMinor: minor(unitPrice),
  quantity,
})
export const cart = (terms: Partial<QuoteInput> = {}): QuoteInput => ({
  lines: [line('tea', 60_00, 2), line('cup', 35_00)],
  coupons: [],
  shipping,
  country: 'CN',
  requestedPoints: 0,
  availablePoints: points(10_000),
  spending,
  earning,
  at,
  ...terms,
})

const money = (max: number) => fc.integer({ min: 0, max }).map(minor)
export const anyCoupon: fc.Arbitrary<CouponTerms> = fc.record({
  kind: fc.constantFrom(...couponKinds),
  amountMinor: money(200_00),
  percentBps: fc.integer({ min: 0, max: 10_000 }),
  maxDiscountMinor: fc.option(money(100_00)),
  minGoodsMinor: fc.oneof(fc.constant(noMoney), money(300_00)),
  pieces: fc.integer({ min: 1, max: 4 }),
  scope: fc.constant(null),
  covers: fc.option(fc.subarray(['a', 'b', 'c'])),
  startsAt: fc.constant(null),
  endsAt: fc.constant(null),
  isAutomatic: fc.constant(false),
  stacksWithAutomatic: fc.boolean(),
  stacksWithCodes: fc.boolean(),
})
const anyAutomatic = anyCoupon.map((terms) => ({ ...terms, isAutomatic: true }))
const anyLine = fc.record({
  variantId: fc.constantFrom('a', 'b', 'c'),
  unitPriceMinor: money(300_00),
  quantity: fc.integer({ min: 1, max: 9 }),
})
export const anyCart: fc.Arbitrary<QuoteInput> = fc.record({
  lines: fc.array(anyLine, { maxLength: 6 }),
  coupons: fc.array(anyCoupon, { maxLength: 2 }),
  automatics: fc.array(anyAutomatic, { maxLength: 3 }),
  shipping: fc.record({
    flatMinor: money(30_00),
    freeOverMinor: fc.option(money(300_00)),
    internationalFlatMinor: money(99_00),
  }),
  country: fc.constantFrom(null, 'CN', 'US'),
  requestedPoints: fc.integer({ min: -100, max: 200_000 }),
  availablePoints: fc.nat(200_000).map(points),
  spending: fc.record({
    pointsPerUnit: fc.constantFrom(1, 20, 100, 150, 1_000),
    stepPoints: fc.constantFrom(1, 10, 100),
    minPoints: fc.integer({ min: 0, max: 1_000 }),
    maxShareBps: fc.oneof(fc.constant(10_000), fc.integer({ min: 0, max: 10_000 })),
  }),
  earning: fc.option(fc.constantFrom(earning, { ...earning, taxIncludedBps: 1_300 })),
  at: fc.constant(at),
})
