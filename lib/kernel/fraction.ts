import { invariant } from './invariant'

/** amount × numerator ÷ denominator, rounded down; exact where the product passes 2^53. */
export function floorFraction(amount: number, numerator: number, denominator: number): number {
  invariant(amount >= 0 && numerator >= 0 && denominator > 0, 'a fraction is taken of whole, non-negative numbers')
  return Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator))
}

/** amount × numerator ÷ denominator, rounded up. */
export function ceilFraction(amount: number, numerator: number, denominator: number): number {
  invariant(amount >= 0 && numerator >= 0 && denominator > 0, 'a fraction is taken of whole, non-negative numbers')
  const whole = BigInt(denominator)
  return Number((BigInt(amount) * BigInt(numerator) + whole - 1n) / whole)
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

export function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}
