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
