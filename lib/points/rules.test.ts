import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import {
  checkSpend,
  clampSpend,
  pointsValueMinor,
  progressTo,
  type SpendingTerms,
  type SpendRequest,
  spendCap,
  spendMinimum,
  spendStep,
} from './rules'

const runs = { seed: 20261121, numRuns: 1_000 }
const shop: SpendingTerms = { pointsPerUnit: 100, stepPoints: 100, minPoints: 500, maxShareBps: 5_000 }

const ask = (goods: number, available: number, terms: Partial<SpendingTerms> = {}): SpendRequest => ({
  goodsAfterCouponMinor: minor(goods),
  availablePoints: points(available),
  terms: { ...shop, ...terms },
})

const anyTerms: fc.Arbitrary<SpendingTerms> = fc.record({
  pointsPerUnit: fc.oneof(fc.constantFrom(1, 20, 100, 150, 300, 1_000), fc.integer({ min: 1, max: 2_000 })),
  stepPoints: fc.constantFrom(1, 5, 10, 50, 100, 500),
  minPoints: fc.integer({ min: 0, max: 2_000 }),
  maxShareBps: fc.oneof(fc.constant(10_000), fc.integer({ min: 0, max: 10_000 })),
})

const anyRequest: fc.Arbitrary<SpendRequest> = fc.record({
  goodsAfterCouponMinor: fc.integer({ min: 0, max: 5_000_00 }).map(minor),
  availablePoints: fc.integer({ min: 0, max: 1_000_000 }).map(points),
  terms: anyTerms,
})

describe('S8 worth', () => {
  it.each([
    { amount: 100, pointsPerUnit: 100, worth: 100 },
    { amount: 1, pointsPerUnit: 100, worth: 1 },
    { amount: 1, pointsPerUnit: 1_000, worth: 0 },
    { amount: 1_999, pointsPerUnit: 1_000, worth: 199 },
    { amount: 20, pointsPerUnit: 20, worth: 100 },
  ])('$amount points at $pointsPerUnit for ¥1 are $worth fen', ({ amount, pointsPerUnit, worth }) => {
    expect(pointsValueMinor(amount, pointsPerUnit)).toBe(worth)
  })
})

describe('step and minimum', () => {
  it.each([
    { terms: { pointsPerUnit: 100, stepPoints: 1, minPoints: 0 }, step: 1, minimum: 1 },
    { terms: { pointsPerUnit: 1_000, stepPoints: 1, minPoints: 0 }, step: 10, minimum: 10 },
    { terms: { pointsPerUnit: 150, stepPoints: 5, minPoints: 100 }, step: 15, minimum: 105 },
    { terms: { pointsPerUnit: 20, stepPoints: 10, minPoints: 15 }, step: 10, minimum: 20 },
  ])('$terms go up by $step from $minimum', ({ terms, step, minimum }) => {
    expect(spendStep({ ...shop, ...terms })).toBe(step)
    expect(spendMinimum({ ...shop, ...terms })).toBe(minimum)
  })
})

describe('S47 cap', () => {
  it.each([
    { name: 'half of the goods', request: ask(100_00, 90_000), max: 5_000, reason: 'share' },
    { name: 'half, down to the step', request: ask(101_99, 90_000), max: 5_000, reason: 'share' },
    { name: 'the balance, down to the step', request: ask(100_00, 1_250), max: 1_200, reason: 'balance' },
    { name: 'the whole order', request: ask(80_00, 90_000, { maxShareBps: 10_000 }), max: 8_000, reason: 'order' },
    { name: 'balance and share alike', request: ask(100_00, 5_000), max: 5_000, reason: 'balance' },
    { name: 'too few points', request: ask(100_00, 499), max: 0, reason: 'below-minimum' },
    { name: 'too small an order', request: ask(9_99, 90_000), max: 0, reason: 'below-minimum' },
    { name: 'no points', request: ask(100_00, 0), max: 0, reason: 'no-points' },
    { name: 'nothing left to pay', request: ask(0, 90_000), max: 0, reason: 'order' },
    { name: 'a shop that takes none', request: ask(100_00, 90_000, { maxShareBps: 0 }), max: 0, reason: 'share' },
  ])('$name: $max by $reason', ({ request, max, reason }) => {
    expect(spendCap(request)).toEqual({ maxPoints: max, reason })
  })

  it('stays within share, balance, step and minimum, is worth whole fen, and one more step would break it', () => {
    const fits = (amount: number, { goodsAfterCouponMinor, availablePoints, terms }: SpendRequest) =>
      amount <= availablePoints &&
      BigInt(amount) * 100n * 10_000n <=
        BigInt(goodsAfterCouponMinor) * BigInt(terms.maxShareBps) * BigInt(terms.pointsPerUnit)
    fc.assert(
      fc.property(anyRequest, (request) => {
        const { terms } = request
        const { maxPoints } = spendCap(request)
        expect(fits(maxPoints, request)).toBe(true)
        expect(maxPoints % terms.stepPoints).toBe(0)
        expect((maxPoints * 100) % terms.pointsPerUnit).toBe(0)
        expect(maxPoints === 0 || maxPoints >= terms.minPoints).toBe(true)
        const next = maxPoints === 0 ? spendMinimum(terms) : maxPoints + spendStep(terms)
        // a share is rounded down to a fen first, so the next step may fit by less than a fen of share
        const shareMinor = Math.floor((request.goodsAfterCouponMinor * terms.maxShareBps) / 10_000)
        const pastShare = (next * 100) / terms.pointsPerUnit > shareMinor
        expect(next > request.availablePoints || pastShare).toBe(true)
      }),
      runs,
    )
  })

  it('never falls when the goods cost more or the balance grows', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(500_00), fc.nat(100_000), (request, dearer, richer) => {
        const before = spendCap(request).maxPoints
        const goodsAfterCouponMinor = minor(request.goodsAfterCouponMinor + dearer)
        const availablePoints = points(request.availablePoints + richer)
        expect(spendCap({ ...request, goodsAfterCouponMinor }).maxPoints).toBeGreaterThanOrEqual(before)
        expect(spendCap({ ...request, availablePoints }).maxPoints).toBeGreaterThanOrEqual(before)
      }),
      runs,
    )
  })
})

describe('one decision, two readers', () => {
  it.each([
    { requested: 0, request: ask(100_00, 0), refusal: null },
    { requested: 5_000, request: ask(100_00, 90_000), refusal: null },
    { requested: 550, request: ask(100_00, 90_000), refusal: 'points-not-in-steps' },
    { requested: -100, request: ask(100_00, 90_000), refusal: 'points-not-in-steps' },
    { requested: 0.5, request: ask(100_00, 90_000), refusal: 'points-not-in-steps' },
    { requested: Number.NaN, request: ask(100_00, 90_000), refusal: 'points-not-in-steps' },
    { requested: 400, request: ask(100_00, 90_000), refusal: 'points-below-minimum' },
    { requested: 5_100, request: ask(100_00, 90_000), refusal: 'points-over-cap' },
    { requested: 1_300, request: ask(100_00, 1_250), refusal: 'points-over-balance' },
  ])('$requested: $refusal', ({ requested, request, refusal }) => {
    const checked = checkSpend(requested, request)
    expect(checked.ok ? null : checked.refusal).toBe(refusal)
  })

  it('a wish is accepted exactly when the slider would leave it as it is', () => {
    const wish = fc.oneof(
      fc.integer({ min: -10, max: 1_000_000 }),
      fc.nat(2_000).map((n) => n * 100),
      fc.double(),
    )
    fc.assert(
      fc.property(wish, anyRequest, (requested, request) => {
        const cap = spendCap(request)
        const clamped = clampSpend(requested, cap, request.terms)
        expect(checkSpend(requested, request).ok).toBe(clamped === requested || requested === 0)
        expect(checkSpend(clamped, request)).toEqual({ ok: true, value: clamped })
        expect(clamped <= Math.max(0, requested) || Number.isNaN(requested)).toBe(true)
        expect(clampSpend(Number.MAX_SAFE_INTEGER, cap, request.terms)).toBe(cap.maxPoints)
      }),
      runs,
    )
  })
})

describe('progress', () => {
  it.each([
    { cost: 1_000, has: 880, expected: { reached: false, missingPoints: 120, progressBps: 8_800 } },
    { cost: 1_000, has: 1_000, expected: { reached: true, missingPoints: 0, progressBps: 10_000 } },
    { cost: 0, has: 0, expected: { reached: true, missingPoints: 0, progressBps: 10_000 } },
    { cost: 3, has: -5, expected: { reached: false, missingPoints: 8, progressBps: 0 } },
  ])('$has of $cost', ({ cost, has, expected }) => {
    expect(progressTo(points(cost), points(has))).toEqual(expected)
  })
})
