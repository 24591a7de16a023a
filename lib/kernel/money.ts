import { shareAndRest } from './fraction'
import { invariant } from './invariant'

/** Money in the currency's minor unit (fen for CNY). Whole, never a float. */
export type Minor = number & { readonly __unit: 'minor' }

/** Marks a whole number as minor units; throws on anything else. */
export function minor(amount: number): Minor {
  invariant(isMinor(amount), `money must be whole minor units, got ${amount}`)
  return amount
}

function isMinor(amount: number): amount is Minor {
  return Number.isSafeInteger(amount)
}

export const noMoney = minor(0)

/** One yuan (dollar, euro) in minor units: the "per ¥1" of every rate. */
export const MINOR_PER_UNIT = 100

const WRITTEN = /^(\d{1,7})(?:\.(\d{1,2}))?$/

/** "19.9" or "1299" as people write yuan, in fen; null for anything else: signs, exponents, a third decimal. */
export function minorOfText(text: string): Minor | null {
  const [, whole, decimals = ''] = WRITTEN.exec(text.trim()) ?? []
  return whole === undefined ? null : minor(Number(whole + decimals.padEnd(2, '0')))
}

/** 1990 fen as a field shows them: "19.90", without any sign of the currency. */
export function textOfMinor(amount: number): string {
  const digits = String(minor(amount)).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Splits a whole total over weights by largest remainder: parts are whole, in proportion, and add up to the total.
 * Ties go to the earlier part. All-zero weights put everything on the first part.
 * @see https://en.wikipedia.org/wiki/Largest_remainder_method
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  invariant(Number.isSafeInteger(total) && total >= 0, 'only a whole, non-negative total can be split')
  invariant(weights.length > 0 && weights.every((w) => Number.isSafeInteger(w) && w >= 0), 'weights are whole and >= 0')
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  const parts: number[] = []
  const rests = weights.map((weight, i) => {
    const [share, rest] = shareAndRest(total, weight, sum)
    parts.push(share)
    return { i, rest }
  })
  let left = total - parts.reduce((a, b) => a + b, 0)
  rests.sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of rests) {
    if (left === 0) break
    parts[i] = (parts[i] ?? 0) + 1
    left -= 1
  }
  return parts
}
