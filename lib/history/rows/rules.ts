import { delimiterOf } from '@/lib/catalog/import/rules'
import { MOST_TOTAL_MILLS, readMoney, readTime } from '@/lib/kernel/file-cells'
import { type Mills, mills } from '@/lib/kernel/mills'
import type { DateOrder, Grain, HistoryField, Problem, ProblemCode, Reading } from '../rules'

export type HistoryKind = 'order' | 'cancel' | 'adjust'

/** One row of a file, read. */
export type HistoryRow = {
  line: number
  invoice: string
  /** null: the sum of its invoice decides */
  kind: HistoryKind | null
  /** null: a guest */
  customer: string | null
  /** wall clock "2010-12-01 08:26:00", or an instant where the file states its offset */
  placedAt: string
  hasOffset: boolean
  product: string
  quantity: number
  priceMills: Mills | null
  totalMills: Mills
  reverses: string | null
}

/** Where the fields of a file stand in its rows. */
export type Places = {
  grain: Grain
  dateOrder: DateOrder
  at: Partial<Record<HistoryField, number>>
  titles: readonly string[]
}

/** The places of the mapped columns in this file's heading, or what the mapping and the heading disagree on. */
export function placesOf(titles: readonly string[], reading: Reading): { places: Places; problems: Problem[] } {
  const places: Places = { grain: reading.grain, dateOrder: reading.dateOrder, at: {}, titles }
  const problems: Problem[] = []
  for (const [field, title] of Object.entries(reading.columns) as [HistoryField, string][]) {
    const place = titles.indexOf(title)
    if (place < 0) problems.push({ line: 1, column: title, code: 'column-unknown' })
    else if (titles.indexOf(title, place + 1) >= 0) problems.push({ line: 1, column: title, code: 'column-twice' })
    else places.at[field] = place
  }
  return { places, problems }
}

const LONGEST: Partial<Record<HistoryField, number>> = { invoice: 80, reverses: 80, customer: 200, product: 120 }
const MOST_QUANTITY = 1_000_000
const MOST_PRICE_MILLS = 1_000_000_000

/** Reads one row, or says what is wrong with it and in which column; nothing is guessed. */
export function readRow(cells: readonly string[], line: number, places: Places): HistoryRow | Problem[] {
  const problems: Problem[] = []
  const cell = (field: HistoryField) => {
    const place = places.at[field]
    return place === undefined ? '' : (cells[place] ?? '').trim()
  }
  const say = (field: HistoryField, code: ProblemCode, value?: string) => {
    const column = places.titles[places.at[field] ?? -1] ?? ''
    problems.push({ line, column, code, ...(value === undefined ? {} : { details: { value: value.slice(0, 40) } }) })
  }
  for (const [field, most] of Object.entries(LONGEST) as [HistoryField, number][])
    if (cell(field).length > most) say(field, 'cell-long')
  const invoice = cell('invoice')
  if (invoice === '') say('invoice', 'invoice-missing')
  const time = readTime(cell('placedAt'), places.dateOrder)
  if (!time) say('placedAt', cell('placedAt') === '' ? 'time-missing' : 'time-invalid', cell('placedAt'))
  const kind = kindOf(cell('kind'), invoice)
  if (kind === undefined) say('kind', 'kind-unknown', cell('kind'))
  const money = (field: 'unitPrice' | 'total'): Mills => {
    const read = readMoney(cell(field), field === 'total' ? MOST_TOTAL_MILLS : MOST_PRICE_MILLS)
    if (typeof read === 'number') return read
    say(field, read, cell(field))
    return mills(0)
  }
  let [quantity, priceMills]: [number, Mills | null] = [1, null]
  if (places.grain === 'line') {
    quantity = /^[+-]?\d{1,7}$/.test(cell('quantity')) ? Number(cell('quantity')) : Number.NaN
    if (!(Math.abs(quantity) <= MOST_QUANTITY)) say('quantity', 'quantity-invalid', cell('quantity'))
    if (places.at.unitPrice !== undefined) priceMills = money('unitPrice')
  }
  const total = priceMills === null ? money('total') : undefined
  if (problems.length > 0 || !time || kind === undefined) return problems
  return {
    line,
    invoice,
    kind,
    customer: cell('customer') || null,
    ...time,
    product: cell('product'),
    quantity,
    priceMills,
    totalMills: total ?? mills((priceMills ?? 0) * quantity + 0),
    reverses: cell('reverses') || null,
  }
}

const kinds: Record<string, HistoryKind> = {
  ...Object.fromEntries(
    ['order', 'sale', 'paid', 'purchase', '订单', '销售', '已付款', '已完成'].map((word) => [word, 'order']),
  ),
  ...Object.fromEntries(
    ['cancel', 'cancelled', 'canceled', 'refund', 'refunded', 'return', '取消', '退款', '退货', '退单'].map((word) => [
      word,
      'cancel',
    ]),
  ),
  ...Object.fromEntries(['adjust', 'adjustment', '调整', '调账'].map((word) => [word, 'adjust'])),
}

/** The kind a row states; without a word, the letter before an invoice's number; without one, null: the sum decides. */
function kindOf(word: string, invoice: string): HistoryKind | null | undefined {
  if (word !== '') return kinds[word.toLowerCase()]
  if (/^C\d/i.test(invoice)) return 'cancel'
  return /^A\d/i.test(invoice) ? 'adjust' : null
}

/** The heading and the first rows of a file, as a person looks at them before its columns are said. Not for reading it. */
export function sampleOf(text: string, most = 20): { titles: string[]; rows: string[][] } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const [head = '', ...rest] = lines
  const sign = delimiterOf(head)
  const split = (line: string) =>
    [...line.matchAll(new RegExp(`(?:^|${sign})(?:"((?:[^"]|"")*)"|([^${sign}]*))`, 'g'))].map(([, quoted, bare]) =>
      (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
    )
  // the last line may be cut where the sample ends
  return { titles: split(head), rows: rest.slice(0, Math.max(0, Math.min(most, lines.length - 2))).map(split) }
}
