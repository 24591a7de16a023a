import { MINOR_PER_UNIT, type Minor } from '@/lib/kernel/money'
import { shopCurrency, shopTimeZone } from './shop-region'

// Intl objects are dear to make and safe to share.
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function remembered<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key)
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

/** ¥19.90 from 1990 fen. Whole yuan drop the cents only when asked: a receipt lines its columns up. */
export function formatMoney(
  amount: Minor | number,
  currency: string,
  locale: string,
  { trimZeros = false }: { trimZeros?: boolean } = {},
): string {
  const format = remembered(numbers, `money:${locale}:${currency}:${trimZeros}`, () => {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: trimZeros ? 'stripIfInteger' : 'auto',
    })
  })
  return realMinus(format.format(exactDecimal(amount, digitsOf(currency))))
}

/** ¥1 in a Chinese shop, €1 in a European one: what a rate is counted by. */
export const moneyUnit = (locale: string): string =>
  formatMoney(MINOR_PER_UNIT, shopCurrency(), locale, { trimZeros: true })

// a hyphen is shorter than a plus and sits lower: columns of figures want the sign itself
const realMinus = (text: string): string => text.replace('-', '−')

const currencyDigits = new Map<string, number>()

// Asking a format for its options costs more than formatting.
const digitsOf = (currency: string): number =>
  remembered(currencyDigits, currency, () => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  })

// A decimal string keeps every digit; dividing would make a float of money.
function exactDecimal(amount: number, digits: number): Intl.StringNumericLiteral {
  if (digits === 0) return `${amount}`
  const sign = amount < 0 ? '-' : ''
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const cut = text.length - digits
  // `Intl` takes decimal strings; TypeScript can't see that these slices are one
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return `${sign}${text.slice(0, cut)}.${text.slice(cut)}` as Intl.StringNumericLiteral
}

/** "19.90" from 1990 fen, for machines: schema.org and the like. */
export function minorToDecimal(amount: Minor | number, currency: string): string {
  return exactDecimal(amount, digitsOf(currency))
}

/** 12,345: points are whole and carry no sign of money. */
export function formatPoints(amount: number, locale: string): string {
  const format = remembered(numbers, `points:${locale}`, () => {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  })
  return realMinus(format.format(amount))
}

/** +300 or −120, for lines of a points history. */
export function formatSignedPoints(amount: number, locale: string): string {
  const format = remembered(numbers, `signed:${locale}`, () => {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  })
  return realMinus(format.format(amount))
}

/** Parts one after another, with the comma of the language. */
export const joinParts = (parts: readonly string[], locale: string): string =>
  parts.join(locale.startsWith('zh') ? '，' : ', ')

/** 12.5% from 1250 basis points. */
export function formatBasisPoints(bps: number, locale: string): string {
  const format = remembered(numbers, `bps:${locale}`, () => {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  })
  return format.format(exactDecimal(bps, 4))
}

const dateStyles = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  /** a day that is near: its year goes without saying */
  near: { month: 'long', day: 'numeric' },
  short: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  month: { year: 'numeric', month: 'long' },
  monthAlone: { month: 'short' },
  dayOfWeek: { month: 'long', day: 'numeric', weekday: 'short' },
  weekday: { weekday: 'long' },
  weekdayLetter: { weekday: 'narrow' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment as the shop's calendar shows it: `day` for people, `short` for tables, `time` where the minute matters. */
export function formatDate(
  moment: Date | number | string,
  locale: string,
  style: keyof typeof dateStyles = 'day',
  timeZone: string = shopTimeZone(),
): string {
  const format = remembered(dates, `date:${locale}:${style}:${timeZone}`, () => {
    return new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone })
  })
  return format.format(new Date(moment))
}
