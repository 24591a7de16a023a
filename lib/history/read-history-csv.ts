import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { delimiterOf } from '@/lib/catalog/import/rules'
import { decodeText } from './decode-text'
import { type HistoryRow, type Places, placesOf, readRow } from './rows/rules'
import { MOST_PROBLEMS_FOUND, MOST_ROW_LENGTH, MOST_ROWS, type Problem, type Reading, ROWS_A_BATCH } from './rules'

type Found = {
  places: Places | null
  waiting: HistoryRow[]
  rows: number
  problems: Problem[]
  isOver: boolean
  width: number
}

/** Rows in the order of the file, so many at a time; with a problem found, no more of them are handed over. */
export type TakeBatch = (rows: readonly HistoryRow[]) => Promise<void>

/** Reads an order file as a stream: what it holds at a time does not grow with the file. Every bad row is named. */
export async function readHistoryCsv(
  bytes: AsyncIterable<Uint8Array>,
  reading: Reading,
  take: TakeBatch,
): Promise<{ rows: number; problems: Problem[] }> {
  const found: Found = { places: null, waiting: [], rows: 0, problems: [], isOver: false, width: 0 }
  let after = 0
  const onRecord = (record: string[], { lines }: { lines: number }) => {
    const line = after + 1
    // the reader counts the line on which a record ends; a cell may hold many
    after = lines
    if (!found.isOver) takeRecord(found, record, line, reading)
    return null
  }
  try {
    const text = decodeText(bytes)
    const first = await text.next()
    const head = first.done ? '' : first.value
    if (head.trim() === '') found.problems.push({ line: 1, column: '', code: 'file-empty' })
    else {
      const parser = parse({
        delimiter: delimiterOf(head.slice(0, head.indexOf('\n') + 1 || head.length)),
        relax_column_count: true,
        max_record_size: MOST_ROW_LENGTH,
        on_record: onRecord,
      })
      await pipeline(paced(head, text, found, take), parser, nowhere())
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    if (!found.isOver) found.problems.push({ line: after + 1, column: '', code })
  }
  if (found.problems.length === 0) {
    if (found.rows === 0) found.problems.push({ line: 1, column: '', code: 'file-empty' })
    for (const batch of batches(found, 1)) await take(batch)
  }
  return { rows: found.rows, problems: found.problems }
}

function codeOf(error: unknown): Problem['code'] | null {
  if (error instanceof CsvError) return error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-long' : 'file-quotes'
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'file-encoding'
  if (error.code === 'file-nul') return 'file-nul'
  return typeof error.code === 'string' && error.code.startsWith('Z_') ? 'file-packed' : null
}

function takeRecord(found: Found, record: string[], line: number, reading: Reading): void {
  if (!found.places) {
    const { places, problems } = placesOf(
      record.map((title) => title.trim()),
      reading,
    )
    found.places = places
    found.width = record.length
    found.problems.push(...problems)
    found.isOver = problems.length > 0
    return
  }
  // an empty line, or one that a spreadsheet left behind
  if (record.every((cell) => cell.trim() === '')) return
  if (record.length !== found.width) {
    found.problems.push({
      line,
      column: '',
      code: 'row-cells',
      details: { expected: found.width, found: record.length },
    })
  } else if (found.rows >= MOST_ROWS) {
    found.problems.push({ line, column: '', code: 'file-rows', details: { most: MOST_ROWS } })
    found.isOver = true
  } else {
    const read = readRow(record, line, found.places)
    if (Array.isArray(read)) found.problems.push(...read)
    else if (found.problems.length === 0) found.waiting.push(read)
    found.rows += 1
  }
  found.isOver ||= found.problems.length >= MOST_PROBLEMS_FOUND
}

function* batches(found: Found, least: number): Generator<HistoryRow[]> {
  while (found.problems.length === 0 && found.waiting.length >= least) yield found.waiting.splice(0, ROWS_A_BATCH)
}

/** A piece of the file is read when the rows of the piece before are put away. */
async function* paced(
  head: string,
  rest: AsyncIterable<string>,
  found: Found,
  take: TakeBatch,
): AsyncGenerator<string> {
  yield head
  for await (const piece of rest) {
    for (const batch of batches(found, ROWS_A_BATCH)) await take(batch)
    if (found.isOver) return
    yield piece
  }
}

const nowhere = () => new Writable({ objectMode: true, write: (_row, _encoding, done) => done() })
