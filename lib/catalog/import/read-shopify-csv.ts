import { isUtf8 } from 'node:buffer'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import {
  type Columns,
  delimiterOf,
  fields,
  type ImportRow,
  MOST_ROW_LENGTH,
  MOST_ROWS,
  type Problem,
  readHeader,
} from './rules'

export type ShopifyCsv = { rows: ImportRow[]; columns: Columns | null; problems: Problem[] }

const BOM = '\ufeff'
const CHUNK = 256 * 1024
const MOST_FOUND = 1000

/** Reads a product file row by row; a row that can not be read is named by its line, and nothing is guessed. */
export async function readShopifyCsv(
  bytes: Uint8Array,
  onRows?: (count: number) => Promise<void>,
): Promise<ShopifyCsv> {
  const file: ShopifyCsv = { rows: [], columns: null, problems: [] }
  const text = decode(bytes, file.problems)
  if (text === null) return file
  const firstLine = text.slice(0, Math.min(text.indexOf('\n') + 1 || text.length, 20_000))
  let after = 0
  let isOver = false
  const parser = parse({
    delimiter: delimiterOf(firstLine),
    relax_column_count: true,
    max_record_size: MOST_ROW_LENGTH,
    // each row is taken the moment it is read: a row that fails later must not take those before it away
    on_record: (record: string[], { lines }: { lines: number }) => {
      const line = after + 1
      // the reader counts the line on which a record ends; a cell may hold many
      after = lines
      isOver ||= !takeRecord(file, record, line)
      return null
    },
  })
  const source = Readable.from(chunks(text, () => !isOver, onRows && (() => onRows(file.rows.length))))
  try {
    await pipeline(source, parser, nowhere())
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const tooLong = error.code === 'CSV_MAX_RECORD_SIZE'
    if (!isOver) file.problems.push({ line: after + 1, column: '', code: tooLong ? 'row-long' : 'file-quotes' })
  }
  if (file.problems.length === 0 && file.rows.length === 0)
    file.problems.push({ line: 1, column: '', code: 'file-empty' })
  return file
}

/** False when there is no sense in reading on. */
function takeRecord(file: ShopifyCsv, record: string[], line: number): boolean {
  if (!file.columns) {
    const { columns, problems } = readHeader(record)
    file.columns = columns
    file.problems.push(...problems)
    return problems.length === 0
  }
  // an empty line, or one that a spreadsheet left behind
  if (record.every((cell) => cell.trim() === '')) return true
  const { width, places } = file.columns
  if (record.length !== width) {
    file.problems.push({ line, column: '', code: 'row-cells', details: { expected: width, found: record.length } })
    return file.problems.length < MOST_FOUND
  }
  if (file.rows.length >= MOST_ROWS) {
    file.problems.push({ line, column: '', code: 'file-rows', details: { most: MOST_ROWS } })
    return false
  }
  const cells: ImportRow['cells'] = {}
  for (const field of fields) {
    const place = places.get(field)
    if (place !== undefined) cells[field] = record[place] ?? ''
  }
  file.rows.push({ line, cells })
  return true
}

function decode(bytes: Uint8Array, problems: Problem[]): string | null {
  const text = textOf(bytes)
  if (text === null) {
    problems.push({ line: badLine(bytes), column: '', code: 'file-encoding' })
    return null
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) problems.push({ line: lineAt(text, nul), column: '', code: 'file-nul' })
  else if (text.trim() === '') problems.push({ line: 1, column: '', code: 'file-empty' })
  return problems.length > 0 ? null : text
}

function textOf(bytes: Uint8Array): string | null {
  // what spreadsheets call "Unicode text"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (!isUtf8(bytes)) return null
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text.startsWith(BOM) ? text.slice(BOM.length) : text
}

const lineAt = (text: string, place: number) => text.slice(0, place).split('\n').length

/** The line of the first bytes that are no UTF-8: found by halves. */
function badLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reads = (length: number) => {
    try {
      decoder.decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    } finally {
      try {
        decoder.decode()
      } catch {
        // an unfinished letter at the cut: what matters was said above
      }
    }
  }
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (reads(middle)) good = middle
    else bad = middle
  }
  return bytes.subarray(0, good).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1)
}

const nowhere = () => new Writable({ objectMode: true, write: (_row, _encoding, done) => done() })

/** In pieces, so that others get their turn while a long file is read; no further than there is sense in it. */
async function* chunks(text: string, wanted: () => boolean, tell?: () => Promise<void>): AsyncGenerator<string> {
  for (let at = 0; at < text.length && wanted(); at += CHUNK) {
    yield text.slice(at, at + CHUNK)
    await tell?.()
  }
}
