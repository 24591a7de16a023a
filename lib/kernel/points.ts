import { invariant } from './invariant'

/** Whole loyalty points. Never a fraction, never a float. */
export type Points = number & { readonly __unit: 'points' }

/** Marks a whole number as points; throws on anything else. */
export function points(amount: number): Points {
  invariant(Number.isSafeInteger(amount), `points must be a whole number, got ${amount}`)
  return amount as Points
}

export const noPoints = points(0)
