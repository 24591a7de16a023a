import { expect, test } from 'vitest'
import { sparkPoints } from '@/components/merchant-analytics/sparkline'
import { type DayFigures, noFigures } from '@/lib/analytics/rules'
import { csvCell } from '@/lib/kernel/file-cells'
import { chartSeries } from './chart-series'
import { dayCsv } from './day-csv'

const day = (date: string, figures: Partial<DayFigures>): DayFigures => ({
  day: date,
  ...noFigures,
  ...figures,
})

test('a table goes into a file with its units in the headings and plain numbers below', () => {
  const days = [
    day('2026-11-20', { orders: 3, paidMinor: 123_450 }),
    day('2026-11-21', { orders: 1, paidMinor: 1_000, refundedMinor: 1_905 }),
  ]
  const heads = { day: '日期', of: ({ key, unit }: { key: string; unit: string }) => `${key}（${unit}）` }
  expect(dayCsv(days, chartSeries.trade, heads, 'CNY')).toBe(
    '\ufeff日期,revenue（money）,orders（count）\r\n2026-11-20,1234.50,3\r\n2026-11-21,-9.05,1\r\n',
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['@cmd', "'@cmd"],
  ['-2+3', "'-2+3"],
  ['＝A1', "'＝A1"],
  ['\tx', "'\tx"],
  ['-9.05', '-9.05'],
  ['a "b", c', '"a ""b"", c"'],
])('a cell of %j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell))

test('a spark line runs from its lowest day to its highest, and level through the middle', () => {
  expect(sparkPoints([0, 10, 5])).toBe('0,24 50,0 100,12')
  expect(sparkPoints([7, 7])).toBe('0,12 100,12')
})
