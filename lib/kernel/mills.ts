import { invariant } from './invariant'
import { type Minor, minor } from './money'

/** Money in thousandths of the currency's unit: what other shop systems write down with three decimals. Whole, never a float. */
export type Mills = number & { readonly __unit: 'mills' }

/** Marks a whole number as mills; throws on anything else. */
export function mills(amount: number): Mills {
  invariant(isMills(amount), `mills must be whole, got ${amount}`)
  return amount
}

function isMills(amount: number): amount is Mills {
  return Number.isSafeInteger(amount)
}

const MILLS_PER_MINOR = 10
const WRITTEN = /^(-?)(\d{1,9})(?:\.(\d{1,3})0*)?$/

/** "-12.345" as an export writes money, in mills; null for what is no such number or has a fourth decimal. */
export function millsOfText(text: string): Mills | null {
  const [, sign, whole, decimals = ''] = WRITTEN.exec(text) ?? []
  if (whole === undefined) return null
  const amount = Number(whole + decimals.padEnd(3, '0'))
  return mills(sign === '-' && amount > 0 ? -amount : amount)
}

/** 1743153 mills as a file writes them: "1743.153". */
export function textOfMills(amount: number): string {
  const digits = String(Math.abs(mills(amount))).padStart(4, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`
}

/** What was paid in whole fen, never more than was paid: thousandths are dropped, towards nought. */
export function minorOfMills(amount: number): Minor {
  return minor(Math.trunc(mills(amount) / MILLS_PER_MINOR) + 0)
}
