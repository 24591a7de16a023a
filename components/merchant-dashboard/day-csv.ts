import type { DayFigures } from '@/lib/analytics/rules'
import { minorToDecimal } from '@/lib/i18n/format'
import { csvLine } from '@/lib/kernel/file-cells'
import type { Series } from './chart-series'

export type CsvHeads = { day: string; of: (series: Series) => string }

/** The days of a table as a file: the unit stands in the heading, so that the cells are plain numbers. */
export function dayCsv(
  days: readonly (DayFigures & { until?: string })[],
  columns: readonly Series[],
  heads: CsvHeads,
  currency: string,
): string {
  const lines = [
    [heads.day, ...columns.map(heads.of)],
    ...days.map((day) => [
      // several days are written as their span, first and last
      day.until && day.until !== day.day ? `${day.day}/${day.until}` : day.day,
      ...columns.map(({ unit, value }) => (unit === 'money' ? minorToDecimal(value(day), currency) : value(day))),
    ]),
  ]
  // a byte-order mark, so that Excel reads Chinese
  return `\ufeff${lines.map(csvLine).join('')}`
}
