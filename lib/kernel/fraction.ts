import { invariant } from './invariant'

/** amount × numerator ÷ denominator, rounded down; exact where the product passes 2^53. */
export function floorFraction(amount: number, numerator: number, denominator: number): number {
  return shareAndRest(amount, numerator, denominator)[0]
}

/** amount × numerator ÷ denominator, rounded up. */
export function ceilFraction(amount: number, numerator: number, denominator: number): number {
  const [share, rest] = shareAndRest(amount, numerator, denominator)
  return rest > 0 ? share + 1 : share
}

/** amount × numerator ÷ denominator, rounded down, and what of the product is left over (below the denominator). */
export function shareAndRest(amount: number, numerator: number, denominator: number): [share: number, rest: number] {
  invariant(amount >= 0 && numerator >= 0 && denominator > 0, 'a fraction is taken of whole, non-negative numbers')
  const product = amount * numerator
  // a double holds the product whole, and remainder and difference with it; big integers cost a replay most of its time
  if (Number.isSafeInteger(product)) {
    const rest = product % denominator
    return [(product - rest) / denominator, rest]
  }
  const [whole, of] = [BigInt(amount) * BigInt(numerator), BigInt(denominator)]
  return [Number(whole / of), Number(whole % of)]
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

export function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}
