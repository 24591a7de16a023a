import { parse } from 'csv-parse/sync'
import { textOf } from '@/lib/kernel/file-text'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { PoolRefusal } from './errors'
import { type CodeProblem, LONGEST_CODE, MOST_CODES_A_RUN } from './rules'

export type ReadCode = { line: number; code: string }
export type ReadFile = { codes: ReadCode[]; problems: CodeProblem[]; twice: number; bad: number }

const HEADINGS = new Set(['code', 'codes', '码', '兑换码', '券码', 'coupon code'])
// no control signs and no blank edges: what a shopper could not type or copy
const printable = /^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u

/** The codes of a file, each once: the first column, a heading or none; what is no code is told by its line. */
export function readCodeFile(bytes: Uint8Array): Result<ReadFile, PoolRefusal> {
  const lines = linesOf(bytes)
  if (!lines) return refuse('code-file-unreadable')
  const seen = new Set<string>()
  const file: ReadFile = { codes: [], problems: [], twice: 0, bad: 0 }
  for (const { line, text } of lines) {
    if (text === '' || (line === 1 && HEADINGS.has(text.toLowerCase()))) continue
    const problem = text.length > LONGEST_CODE ? 'too-long' : printable.test(text) ? null : 'unprintable'
    if (problem) {
      file.bad += 1
      file.problems.push({ line, code: problem })
    } else if (seen.has(text)) {
      file.twice += 1
      file.problems.push({ line, code: 'twice-in-file' })
    } else {
      seen.add(text)
      file.codes.push({ line, code: text })
    }
  }
  if (file.codes.length === 0 && file.problems.length === 0) return refuse('code-file-empty')
  if (file.codes.length > MOST_CODES_A_RUN) return refuse('code-file-too-long', { most: MOST_CODES_A_RUN })
  return ok(file)
}

function linesOf(bytes: Uint8Array): { line: number; text: string }[] | null {
  const text = textOf(bytes)
  if (text === null) return null
  try {
    const found = parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 10_000,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return found.map(({ record, info }) => ({ line: info.lines, text: (record[0] ?? '').trim() }))
  } catch {
    return null
  }
}
