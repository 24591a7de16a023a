import { formatMoney } from './format'

const shape = /^\s*(\d{1,9})(?:[.,。](\d{0,2}))?\s*$/

/** Hundredths from what a person types: "19.9" is 1990 fen, "12.5" is 1250 basis points. Null for what is no such number. */
export function parseHundredths(text: string): number | null {
  const found = shape.exec(text)
  if (!found) return null
  const [, whole = '0', part = ''] = found
  return Number(whole + part.padEnd(2, '0'))
}

/** What a field shows of hundredths: "19.9", "12". */
export function writeHundredths(amount: number): string {
  const text = String(amount).padStart(3, '0')
  const part = text.slice(-2).replace(/0+$/, '')
  return part ? `${text.slice(0, -2)}.${part}` : text.slice(0, -2)
}

/** The sign of a currency, to stand before a field. */
export function currencySign(currency: string, locale: string): string {
  return formatMoney(0, currency, locale).replace(/[\d.,\s]/g, '')
}

const fineShape = /^\s*(\d{1,3})(?:[.,。](\d{0,4}))?\s*$/

/** Millionths from a percentage as a person types it: "12.5" is 125,000, "0.0001" is one. Null for what is no such number. */
export function parseFinePercent(text: string): number | null {
  const found = fineShape.exec(text)
  if (!found) return null
  const [, whole = '0', part = ''] = found
  return Number(whole + part.padEnd(4, '0'))
}

/** What a field shows of millionths: "12.5", "0.0001". */
export function writeFinePercent(millionths: number): string {
  const text = String(millionths).padStart(5, '0')
  const part = text.slice(-4).replace(/0+$/, '')
  return part ? `${text.slice(0, -4)}.${part}` : text.slice(0, -4)
}
