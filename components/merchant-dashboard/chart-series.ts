import type { DayFigures } from '@/lib/analytics/rules'

export type ChartName = 'trade' | 'flow' | 'balance'

type Value = (day: DayFigures) => number

export type Series = {
  key: 'orders' | 'revenue' | 'issued' | 'redeemed' | 'available' | 'pending' | 'held'
  value: Value
  unit: 'money' | 'count'
  shape: 'bar' | 'line' | 'area'
  color: string
}

const series = (
  key: Series['key'],
  value: Value,
  shape: Series['shape'],
  color: number,
  unit: Series['unit'] = 'count',
): Series => ({ key, value, shape, unit, color: `var(--chart-${color})` })

/** What each picture draws of a day, and each table writes. */
export const chartSeries: Record<ChartName, readonly Series[]> = {
  trade: [
    series('revenue', (day) => day.paidMinor - day.refundedMinor, 'bar', 3, 'money'),
    series('orders', (day) => day.orders, 'line', 1),
  ],
  flow: [
    series('issued', (day) => day.issuedPoints, 'bar', 1),
    series('redeemed', (day) => day.redeemedPoints, 'bar', 2),
  ],
  balance: [
    series('available', (day) => day.availablePoints, 'area', 1),
    series('pending', (day) => day.pendingPoints, 'area', 3),
    series('held', (day) => day.heldPoints, 'area', 4),
  ],
}
