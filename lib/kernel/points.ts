import { invariant } from './invariant'

/** Whole loyalty points. Never a fraction, never a float. */
export type Points = number & { readonly __unit: 'points' }

/** Marks a whole number as points; throws on anything else. */
export function points(amount: number): Points {
  invariant(isPoints(amount), `points must be a whole number, got ${amount}`)
  return amount
}

function isPoints(amount: number): amount is Points {
  return Number.isSafeInteger(amount)
}

export const noPoints = points(0)
