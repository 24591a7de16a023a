import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisPoints, floorShare } from './basis-points'
import { ceilFraction, floorFraction, greatestCommonDivisor, leastCommonMultiple } from './fraction'
import { allocate, minor } from './money'
import { points } from './points'

const runs = { seed: 20261121, numRuns: 1_000 }
const amount = fc.integer({ min: 0, max: 1_000_000_000 })
const weights = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), amount), { minLength: 1, maxLength: 12 })
const sumOf = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0)

describe('whole units', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse %s as money and as points', (value) => {
    expect(() => minor(value)).toThrow('Invariant broken')
    expect(() => points(value)).toThrow('Invariant broken')
  })

  it('refuse a negative or broken share', () => {
    expect(() => basisPoints(-1)).toThrow('Invariant broken')
    expect(() => basisPoints(1.5)).toThrow('Invariant broken')
  })
})

describe('allocate', () => {
  it.each([
    { total: 100, over: [1, 1, 1], parts: [34, 33, 33] },
    { total: 1, over: [1, 1, 1], parts: [1, 0, 0] },
    { total: 10, over: [0, 5, 5], parts: [0, 5, 5] },
    { total: 7, over: [0, 0], parts: [7, 0] },
    { total: 0, over: [3, 4], parts: [0, 0] },
    { total: 101, over: [199_00, 50_00, 1_00], parts: [80, 20, 1] },
  ])('splits $total over $over as $parts', ({ total, over, parts }) => {
    expect(allocate(total, over)).toEqual(parts)
  })

  it('loses nothing and stays within one unit of the exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        const parts = allocate(total, over)
        expect(sumOf(parts)).toBe(total)
        const sum = sumOf(over)
        if (sum === 0) return
        parts.forEach((part, i) => {
          const low = floorFraction(total, over[i] ?? 0, sum)
          expect(part === low || part === low + 1).toBe(true)
        })
      }),
      runs,
    )
  })

  it('never gives a part more than its weight when the total fits in the weights', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 10_000 }), (over, share) => {
        const parts = allocate(floorShare(sumOf(over), share), over)
        parts.forEach((part, i) => expect(part).toBeLessThanOrEqual(over[i] ?? 0))
      }),
      runs,
    )
  })

  it('gives the same parts to the same weights in another order, save one unit between equal rests', () => {
    fc.assert(
      fc.property(amount, weights, fc.nat(), (total, over, by) => {
        fc.pre(sumOf(over) > 0)
        const turn = by % over.length
        const turned = [...over.slice(turn), ...over.slice(0, turn)]
        const there = allocate(total, turned)
        const back = over.map((_, i) => there[(i - turn + over.length) % over.length] ?? 0)
        const rests = over.map((weight) => (BigInt(total) * BigInt(weight)) % BigInt(sumOf(over)))
        allocate(total, over).forEach((part, i) => {
          const isTied = rests.filter((rest) => rest === rests[i]).length > 1
          expect(Math.abs(part - (back[i] ?? 0))).toBeLessThanOrEqual(isTied ? 1 : 0)
        })
      }),
      runs,
    )
  })

  it('refuses a negative total and a broken weight', () => {
    expect(() => allocate(-1, [1])).toThrow('Invariant broken')
    expect(() => allocate(1, [])).toThrow('Invariant broken')
    expect(() => allocate(1, [0.5])).toThrow('Invariant broken')
  })
})

describe('fractions', () => {
  it('bracket the exact quotient, also where the product passes 2^53', () => {
    const huge = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(huge, fc.integer({ min: 1, max: 20_000 }), (value, denominator) => {
        const below = BigInt(floorFraction(value, 9_999, denominator)) * BigInt(denominator)
        const above = BigInt(ceilFraction(value, 9_999, denominator)) * BigInt(denominator)
        const exact = BigInt(value) * 9_999n
        // a quotient above 2^53 is no longer a whole number a shop can hold
        fc.pre(exact / BigInt(denominator) <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(below <= exact && exact < below + BigInt(denominator)).toBe(true)
        expect(above >= exact && exact > above - BigInt(denominator)).toBe(true)
      }),
      runs,
    )
  })

  it.each([
    { a: 10, b: 4, divisor: 2, multiple: 20 },
    { a: 100, b: 100, divisor: 100, multiple: 100 },
    { a: 1, b: 7, divisor: 1, multiple: 7 },
  ])('$a and $b share $divisor and meet at $multiple', ({ a, b, divisor, multiple }) => {
    expect(greatestCommonDivisor(a, b)).toBe(divisor)
    expect(leastCommonMultiple(a, b)).toBe(multiple)
  })
})
