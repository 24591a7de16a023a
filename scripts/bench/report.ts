/** One line of the table: what was measured, beside what this machine can do at most in the same run. */
export type Figure = {
  what: string
  ours: string
  /** the limit in the same run */
  limit?: string
  /** what floor and aim speak of: a share of the limit, or a cost */
  value: number
  unit: (value: number) => string
  /** what is only told and not judged has neither */
  floor?: number
  aim?: number
  /** the smaller the better: milliseconds, statements */
  isCost?: boolean
}

export const rate = (value: number) => `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)}/s`
export const share = (value: number) => `${(value * 100).toFixed(value < 0.2 ? 2 : 0)} %`
export const millis = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const count = (value: number) => value.toFixed(Number.isInteger(value) ? 0 : 1)
export const times = (value: number) => `${value.toFixed(2)} ×`
/** PostgreSQL counts 1,024 bytes to a kB. */
export const kilobytes = (value: number) => `${(value / 1024).toFixed(1)} kB`

function verdict({ value, floor, aim, isCost = false }: Figure): string {
  if (floor === undefined || aim === undefined) return ''
  const reaches = (wanted: number) => (isCost ? value <= wanted : value >= wanted)
  if (reaches(aim)) return 'ok'
  return reaches(floor) ? 'floor only' : 'BELOW'
}

function cells(figure: Figure): string[] {
  const { what, ours, limit = '', value, unit, floor, aim, isCost } = figure
  const wanted = (target?: number) => (target === undefined ? '' : `${isCost ? '≤' : '≥'} ${unit(target)}`)
  return [what, ours, limit, unit(value), wanted(floor), wanted(aim), verdict(figure)]
}

export function printTable(figures: readonly Figure[]): void {
  const head = ['workload', 'ours', 'limit, same run', 'ratio or cost', 'floor', 'aim', '']
  const table = [head, ...figures.map(cells)]
  const widths = head.map((_, column) => Math.max(3, ...table.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - cell.length))).join(' | ')} |`
  console.log(`\n${line(head)}\n${line(widths.map((width) => '-'.repeat(width)))}`)
  for (const row of table.slice(1)) console.log(line(row))
}
