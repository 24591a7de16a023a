/** Why staff give or take points. */
export const adjustmentReasons = ['goodwill', 'compensation', 'correction', 'event', 'abuse'] as const
export type AdjustmentReason = (typeof adjustmentReasons)[number]

export const adjustmentStates = ['waiting', 'posted', 'declined', 'reverted'] as const
export type AdjustmentState = (typeof adjustmentStates)[number]

/** The most shoppers that one batch may name: it is one statement. */
export const BATCH_ROWS = 2_000

export type BatchLine = { line: number; email: string; points: number }
export type LineProblem = {
  line: number
  code: 'line-shape' | 'email-shape' | 'points-shape' | 'email-twice' | 'too-many-lines'
}

const MOST_POINTS = 1_000_000
const MOST_PROBLEMS = 100
const address = /^[^\s@,"=]+@[^\s@,"]+\.[^\s@,"]+$/
const whole = /^[+-]?\d{1,7}$/

/**
 * A list of people and points, one «email,points» a line, commas, semicolons or tabs between. A first line without a
 * number is taken for the names of the columns. What cannot be read is named by its line and nothing is guessed: a cell
 * that holds a formula is no number and no address.
 */
export function readBatch(text: string): { lines: BatchLine[]; problems: LineProblem[] } {
  const lines: BatchLine[] = []
  const problems: LineProblem[] = []
  const seen = new Set<string>()
  const raw = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  for (const [place, written] of raw.entries()) {
    const line = place + 1
    if (written.trim() === '') continue
    const cells = written.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    if (line === 1 && !/\d/.test(written) && !written.includes('@')) continue
    const read = readLine(cells, line, seen)
    if ('code' in read) problems.push(read)
    else if (lines.length === BATCH_ROWS) {
      problems.push({ line, code: 'too-many-lines' })
      break
    } else lines.push(read)
    if (problems.length >= MOST_PROBLEMS) break
  }
  return { lines, problems }
}

function readLine(cells: string[], line: number, seen: Set<string>): BatchLine | LineProblem {
  const [first = '', second = '', ...rest] = cells
  if (rest.some((cell) => cell !== '') || cells.length < 2) return { line, code: 'line-shape' }
  const email = first.toLowerCase()
  if (!address.test(email) || email.length > 254) return { line, code: 'email-shape' }
  const points = whole.test(second) ? Number(second) : Number.NaN
  if (!points || Math.abs(points) > MOST_POINTS) return { line, code: 'points-shape' }
  if (seen.has(email)) return { line, code: 'email-twice' }
  seen.add(email)
  return { line, email, points }
}
