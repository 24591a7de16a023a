import type { MonthLine } from '@/lib/backtest/report/rules'

export type ChartName = 'flows' | 'outstandingChart'
type Key = 'issued' | 'redeemed' | 'expired' | 'clawedBack' | 'outstanding' | 'tried' | 'against'

export type Series = { key: Key; color: string; shape: 'bar' | 'line' | 'area'; value: (month: Both) => number }

/** A month of the programme that was tried, and the same month of the one beside it. */
export type Both = { month: string; line: MonthLine | null; other: MonthLine | null }

const color = (no: number) => `var(--chart-${no})`

/** What each picture draws of a month. What leaves points hangs below the line. */
export function seriesOf(name: ChartName, hasOther: boolean): Series[] {
  if (name === 'flows')
    return [
      { key: 'issued', color: color(1), shape: 'bar', value: ({ line }) => line?.issued ?? 0 },
      { key: 'redeemed', color: color(2), shape: 'bar', value: ({ line }) => -(line?.redeemed ?? 0) },
      { key: 'expired', color: color(4), shape: 'bar', value: ({ line }) => -(line?.expired ?? 0) },
      { key: 'clawedBack', color: color(3), shape: 'bar', value: ({ line }) => -(line?.clawedBack ?? 0) },
    ]
  const own: Series = {
    key: hasOther ? 'tried' : 'outstanding',
    color: color(1),
    shape: 'area',
    value: ({ line }) => line?.outstanding ?? 0,
  }
  return hasOther
    ? [own, { key: 'against', color: color(3), shape: 'line', value: ({ other }) => other?.outstanding ?? 0 }]
    : [own]
}

/** Two sides by month; a month that one of them has no line for stands where it was before. */
export function bothOf(months: readonly MonthLine[], against: readonly MonthLine[] | null): Both[] {
  const names = [...new Set([...months, ...(against ?? [])].map(({ month }) => month))].sort()
  const before = (lines: readonly MonthLine[], month: string) => {
    const found = lines.findLast((line) => line.month <= month)
    return found && found.month !== month
      ? { ...found, month, issued: 0, redeemed: 0, expired: 0, clawedBack: 0 }
      : (found ?? null)
  }
  return names.map((month) => ({ month, line: before(months, month), other: against ? before(against, month) : null }))
}
