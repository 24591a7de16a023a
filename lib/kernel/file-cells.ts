import { type Mills, millsOfText } from './mills'

// What cells of other shops' exports hold, read the same wherever a file comes in.

export const MOST_TOTAL_MILLS = 100_000_000_000

/** `placedAt`: a wall clock "2010-12-01 08:26:00", or an instant where the file states its offset. */
export type WrittenTime = { placedAt: string; hasOffset: boolean }

/** Money as exports write it: a currency's sign and commas between thousands are passed over. */
export function readMoney(
  text: string,
  most = MOST_TOTAL_MILLS,
): Mills | 'money-missing' | 'money-invalid' | 'money-decimals' | 'money-large' {
  if (text === '') return 'money-missing'
  let bare = text.replace(/^([+-]?)\s*[¥￥£$€]\s*/, '$1').replace(/^\+/, '')
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) bare = bare.replaceAll(',', '')
  const amount = millsOfText(bare)
  if (amount !== null) return Math.abs(amount) > most ? 'money-large' : amount
  if (/^-?\d+\.\d{4,}$/.test(bare)) return 'money-decimals'
  return /^-?\d{10,}(\.\d+)?$/.test(bare) ? 'money-large' : 'money-invalid'
}

const CLOCK = String.raw`(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?`
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${CLOCK}$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${CLOCK}$`)

const two = (part: number) => String(part).padStart(2, '0')

/** A date and a time as exports write them; null when there is no such day or hour. */
export function readTime(text: string, order: 'ymd' | 'dmy' | 'mdy'): WrittenTime | null {
  const first = YEAR_FIRST.exec(text)
  const last = first || order === 'ymd' ? null : YEAR_LAST.exec(text)
  const found = first ?? last
  if (!found) return null
  const [a, b, c, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0))
  const [year = 0, month = 0, day = 0] = first ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
  const offset = found[7]
  const [h = 0, m = 0, s = 0] = [hour, minute, second]
  const midnight = new Date(Date.UTC(year, month - 1, day))
  const isDay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day && year >= 1970 && year < 2100
  if (!isDay || h > 23 || m > 59 || s > 59) return null
  const wall = `${year}-${two(month)}-${two(day)} ${two(h)}:${two(m)}:${two(s)}`
  return offset === undefined ? { placedAt: wall, hasOffset: false } : { placedAt: wall + offset, hasOffset: true }
}

// what a spreadsheet would run when it stands first in a cell
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const NUMBER = /^-?\d+(?:\.\d+)?$/
// what it would take for a number and lose signs of: a parcel's long number, a code's first noughts, "1E5"
const LOSES_SIGNS = /^(?:0\d+|\d{16,}|\d+(?:\.\d+)?e[+-]?\d+)$/i

/** One cell: a number as it is, a text that a sheet would run or round made inert, quotes where they are needed. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const isChanged = (FORMULA.test(text) && !NUMBER.test(text)) || (typeof value === 'string' && LOSES_SIGNS.test(text))
  const inert = isChanged ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** A line of a file of commas, as RFC 4180 has it. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`
