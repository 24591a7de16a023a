import type { DayFigures } from '@/lib/analytics/rules'
import { minorToDecimal } from '@/lib/i18n/format'
import type { Series } from './chart-series'

// what a spreadsheet would run when it stands first in a cell
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** One cell: a number as it is, a text that looks like a formula made inert, quotes where they are needed. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const inert = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

export type CsvHeads = { day: string; of: (series: Series) => string }

/** The days of a table as a file: the unit stands in the heading, so that the cells are plain numbers. */
export function dayCsv(
  days: readonly DayFigures[],
  columns: readonly Series[],
  heads: CsvHeads,
  currency: string,
): string {
  const lines = [
    [heads.day, ...columns.map(heads.of)],
    ...days.map((day) => [
      day.day,
      ...columns.map(({ unit, value }) => (unit === 'money' ? minorToDecimal(value(day), currency) : value(day))),
    ]),
  ]
  // a byte-order mark, so that Excel reads Chinese
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
