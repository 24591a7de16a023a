import { floorFraction } from './fraction'
import { invariant } from './invariant'

/** A share in basis points: 10,000 = 100 %. Percentages are never floats. */
export type BasisPoints = number & { readonly __unit: 'bps' }

export const WHOLE_BPS = 10_000

export function basisPoints(value: number): BasisPoints {
  invariant(isBasisPoints(value), `basis points must be whole and >= 0, got ${value}`)
  return value
}

function isBasisPoints(value: number): value is BasisPoints {
  return Number.isSafeInteger(value) && value >= 0
}

/** The share of a whole amount, rounded down to a whole unit. */
export function floorShare(amount: number, share: number): number {
  return floorFraction(amount, share, WHOLE_BPS)
}
