import { Readable } from 'node:stream'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { minorToDecimal } from '@/lib/i18n/format'
import { csvLine } from '@/lib/kernel/file-cells'
import { wallClock } from '@/lib/kernel/time'

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

type Of<R, V> = { readonly of: (row: R) => V | null }

/**
 * A column: text and whole numbers as they are, money in fen, a day as YYYY-MM-DD (or a month, as its first day), a moment; an id,
 * whose figures nobody adds up; a code, which a CSV keeps and a sheet puts in words. `key` is its name in a CSV.
 */
export type Column<R> = { readonly key: string } & (
  | ({ readonly kind: 'text' } & Of<R, string>)
  | ({ readonly kind: 'code'; readonly said: (row: R) => string | null } & Of<R, string>)
  | ({ readonly kind: 'id' } & Of<R, string | number>)
  | ({ readonly kind: 'day' | 'month' } & Of<R, string>)
  | ({ readonly kind: 'number' } & Of<R, number>)
  | ({ readonly kind: 'money' } & Of<R, number>)
  | ({ readonly kind: 'moment' } & Of<R, Date>)
)

export type Table<R> = {
  /** of the file, without its ending, and of the sheet */
  name: string
  title: string
  columns: readonly Column<R>[]
  /** the columns' names for a person: the heads of a sheet */
  heads: readonly string[]
  pages: AsyncIterable<readonly R[]> | Iterable<readonly R[]>
  currency: string
  timeZone: string
}

export type TableFile = { name: string; type: string; body: AsyncIterable<Uint8Array> }

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table as a file in the making, some rows at a time. No cell of it can run: in a sheet text is text, in a CSV it is made inert. */
export function tableFile<R>(format: TableFormat, table: Table<R>): TableFile {
  return { name: `${table.name}.${format}`, type: types[format], body: format === 'csv' ? asCsv(table) : asXlsx(table) }
}

async function* asCsv<R>({ columns, pages, currency }: Table<R>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  // a byte-order mark, so that Excel reads Chinese
  yield encoder.encode(`\ufeff${csvLine(columns.map(({ key }) => key))}`)
  for await (const page of pages)
    yield encoder.encode(page.map((row) => csvLine(columns.map((one) => textOf(one, row, currency)))).join(''))
}

function textOf<R>(column: Column<R>, row: R, currency: string): string | number {
  if (column.kind === 'moment') return column.of(row)?.toISOString() ?? ''
  if (column.kind !== 'money') return column.of(row) ?? ''
  const amount = column.of(row)
  return amount === null ? '' : minorToDecimal(amount, currency)
}

const looks = {
  text: undefined,
  code: undefined,
  id: '@',
  number: '#,##0',
  money: '#,##0.00',
  day: 'yyyy-mm-dd',
  month: 'yyyy-mm',
  moment: 'yyyy-mm-dd hh:mm',
}
const widths = { text: 24, code: 16, id: 12, number: 14, money: 14, day: 12, month: 10, moment: 18 }
// a Chinese sign is as wide as two others
const widthOf = (head: string) => Array.from(head).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 2)

async function* asXlsx<R>(table: Table<R>): AsyncGenerator<Uint8Array> {
  const { columns, heads, title } = table
  const sheet = writeXlsxStream(cellsOf(table), {
    name: title.slice(0, 31),
    columns: columns.map(({ kind }, at) => {
      const header = heads[at] ?? ''
      return { header, numFmt: looks[kind], width: Math.max(widths[kind], widthOf(header)) }
    }),
    freezePane: { rows: 1 },
  })
  yield* Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0])
}

async function* cellsOf<R>({ columns, pages, currency, timeZone }: Table<R>): AsyncGenerator<CellValue[]> {
  for await (const page of pages)
    for (const row of page) yield columns.map((one) => cellOf(one, row, currency, timeZone))
}

function cellOf<R>(column: Column<R>, row: R, currency: string, timeZone: string): CellValue {
  if (column.kind === 'moment') {
    const at = column.of(row)
    return at && wallClock(at, timeZone)
  }
  if (column.kind === 'number') return column.of(row)
  if (column.kind === 'money') {
    const amount = column.of(row)
    return amount === null ? null : Number(minorToDecimal(amount, currency))
  }
  const text = column.kind === 'code' ? column.said(row) : column.of(row)
  if (text === null || text === '') return null
  if (column.kind === 'day' || column.kind === 'month') return new Date(`${text}T00:00:00Z`)
  return plain(String(text))
}

// What XML can say: no control characters but the three that space a text.
const isSayable = (sign: string) => {
  const code = sign.codePointAt(0) ?? 0
  return code >= 0x20
    ? !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
    : /[\t\n\r]/.test(sign)
}
/** Excel holds no more in one cell. */
const LONGEST_TEXT = 32_767

const ODD = /[^\u0020-\ud7ff\ue000-\ufffd]/
const plain = (text: string) =>
  (ODD.test(text) ? Array.from(text).filter(isSayable).join('') : text).slice(0, LONGEST_TEXT)
