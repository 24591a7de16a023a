import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ceilFraction, floorFraction, shareAndRest } from './fraction'

const whole = fc.oneof(fc.nat(10_000), fc.maxSafeNat())
const above = fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

test('a fraction is what big integers say it is, however large', () => {
  fc.assert(
    fc.property(whole, whole, above, (amount, numerator, denominator) => {
      const [product, of] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
      fc.pre(product / of < BigInt(Number.MAX_SAFE_INTEGER))
      expect(shareAndRest(amount, numerator, denominator)).toEqual([Number(product / of), Number(product % of)])
      expect(floorFraction(amount, numerator, denominator)).toBe(Number(product / of))
      expect(ceilFraction(amount, numerator, denominator)).toBe(Number((product + of - 1n) / of))
    }),
    { numRuns: 2_000 },
  )
})

test('at the edge of what a double holds nothing is rounded', () => {
  const most = Number.MAX_SAFE_INTEGER
  expect(floorFraction(most, 1, 2)).toBe(4_503_599_627_370_495)
  expect(floorFraction(most, most, most)).toBe(most)
  expect(shareAndRest(94_906_267, 94_906_267, 94_906_266)).toEqual([94_906_268, 1])
})

test('nothing is taken of less than nothing, nor by nought', () => {
  expect(() => floorFraction(-1, 1, 1)).toThrow()
  expect(() => floorFraction(1, 1, 0)).toThrow()
})
