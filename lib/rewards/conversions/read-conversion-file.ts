import { parse } from 'csv-parse/sync'
import { readMoney, readTime } from '@/lib/kernel/file-cells'
import { textOf } from '@/lib/kernel/file-text'
import { minorOfMills } from '@/lib/kernel/mills'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readReference } from '../link/rules'
import type { ConversionRefusal } from './errors'
import {
  type Conversion,
  type ConversionColumns,
  type ConversionField,
  type ConversionOutcome,
  type ConversionProblem,
  MOST_CONVERSION_ROWS,
  MOST_ROW_LENGTH,
  neededFields,
  type ReportLine,
  stateOf,
} from './rules'

export type ReadConversions = {
  rows: number
  others: number
  conversions: Conversion[]
  lines: ReportLine[]
  bad: number
}
type Cells = (field: ConversionField) => string
type Record = { record: string[]; info: { lines: number } }

/** The orders of a platform's export that name a reference of ours; what is wrong with one of them is told by its line. */
export function readConversionFile(
  bytes: Uint8Array,
  columns: ConversionColumns,
): Result<ReadConversions, ConversionRefusal> {
  const records = recordsOf(bytes)
  if (!records) return refuse('conversion-file-unreadable')
  const [head, ...body] = records
  const rows = body.filter(({ record }) => record.some((cell) => cell.trim() !== ''))
  if (!head || rows.length === 0) return refuse('conversion-file-empty')
  if (rows.length > MOST_CONVERSION_ROWS) return refuse('conversion-file-too-long', { most: MOST_CONVERSION_ROWS })
  const titles = head.record.map((title) => title.trim())
  const places = placesOf(titles, columns)
  if (!places) return refuse('conversion-columns-missing')
  const read: ReadConversions = { rows: rows.length, others: 0, conversions: [], lines: [], bad: 0 }
  const seen = new Map<string, string>()
  for (const { record, info } of rows) {
    const cell: Cells = (field) => {
      const place = places.get(field)
      return place === undefined ? '' : bare(record[place] ?? '')
    }
    take(read, seen, cell, { line: info.lines, isWhole: record.length === titles.length })
  }
  return ok(read)
}

function recordsOf(bytes: Uint8Array): Record[] | null {
  const text = textOf(bytes)
  if (text === null || text.includes('\0')) return null
  try {
    const [heading = ''] = text.split('\n', 1)
    const delimiter = (['\t', ';', ','] as const).reduce((best, sign) =>
      heading.split(sign).length > heading.split(best).length ? sign : best,
    )
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      max_record_size: MOST_ROW_LENGTH,
    }) as unknown as Record[]
  } catch {
    return null
  }
}

/** Where the columns stand; null when one that is needed is not there, or its heading stands there twice. */
function placesOf(titles: readonly string[], columns: ConversionColumns): Map<ConversionField, number> | null {
  const places = new Map<ConversionField, number>()
  for (const [field, title] of Object.entries(columns) as [ConversionField, string][]) {
    const place = titles.indexOf(title)
    if (place < 0 || titles.includes(title, place + 1)) return null
    places.set(field, place)
  }
  return neededFields.every((field) => places.has(field)) ? places : null
}

// Exports keep long numbers from being taken for numbers: ="123", '123, or a tab before them.
const bare = (cell: string) => /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell.trim().replace(/^['`]/, '')

// The reference alone, or somewhere in an address or a note.
const somewhere = /(?<![A-Za-z0-9])R[2-9A-HJ-NP-Z]{17}(?![A-Za-z0-9])/gi
const orderNumber = /^[A-Za-z0-9][\w\-./:#]{0,79}$/
const LONGEST_PLACE = 4_000

function take(
  read: ReadConversions,
  seen: Map<string, string>,
  cell: Cells,
  { line, isWhole }: { line: number; isWhole: boolean },
): void {
  const typed = cell('reference').slice(0, LONGEST_PLACE).match(somewhere)
  const order = cell('order')
  const say = (code: ConversionProblem | ConversionOutcome) =>
    void read.lines.push({ line, code, order: order.slice(0, 80) })
  if (!typed) {
    read.others += 1
    return
  }
  const reference = typed.map(readReference).find((found) => found !== null)
  if (!reference) return say('reference-malformed')
  const state = cell('state') === '' ? 'paid' : stateOf(cell('state'))
  if (state === 'waiting') {
    read.others += 1
    return
  }
  const amountMinor = amountOf(cell('amount'), state ?? 'paid')
  const time = cell('time') === '' ? null : readTime(cell('time'), 'ymd')
  const problem = problemOf({ isWhole, order, state, amountMinor, hasBadTime: time === null && cell('time') !== '' })
  if (problem || !state || amountMinor === null) {
    read.bad += 1
    return say(problem ?? 'row-cells')
  }
  const conversion = {
    line,
    reference,
    order,
    state,
    amountMinor,
    at: time?.placedAt ?? null,
    hasOffset: time?.hasOffset ?? false,
  }
  const told = JSON.stringify({ ...conversion, line: 0 })
  const before = seen.get(order)
  if (before === told) return say('twice')
  if (before !== undefined) {
    read.bad += 1
    return say('order-twice')
  }
  seen.set(order, told)
  read.conversions.push(conversion)
}

type Told = {
  isWhole: boolean
  order: string
  state: string | undefined
  amountMinor: number | null
  hasBadTime: boolean
}

function problemOf({ isWhole, order, state, amountMinor, hasBadTime }: Told): ConversionProblem | null {
  if (!isWhole) return 'row-cells'
  if (order === '') return 'order-missing'
  // a spreadsheet made 1.23E+17 of it: the number is lost
  if (/^\d+(\.\d+)?E\+\d+$/i.test(order)) return 'order-mangled'
  if (!orderNumber.test(order)) return 'order-malformed'
  if (!state) return 'state-unknown'
  if (amountMinor === null) return 'amount-invalid'
  return hasBadTime ? 'time-invalid' : null
}

/** Whole fen of what was paid; what was given back may be written with a minus. */
function amountOf(text: string, state: string): number | null {
  const mills = readMoney(text)
  if (typeof mills !== 'number' || mills % 10 !== 0) return null
  if (mills < 0 && state === 'paid') return null
  return Math.abs(minorOfMills(mills))
}
