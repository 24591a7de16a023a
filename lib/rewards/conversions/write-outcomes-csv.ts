import { stringify } from 'csv-stringify/sync'
import { writeHundredths } from '@/lib/i18n/decimal-text'
import { type OutcomeRow, outcomeFigures } from './rules'

const columns: Readonly<Record<string, (row: OutcomeRow, pointsPerUnit: number) => string | number>> = {
  reward: (row) => row.titleZh,
  reward_en: (row) => row.titleEn,
  platform: (row) => row.platform,
  exchanged: (row) => row.exchanged,
  went_out: (row) => row.wentOut,
  visits: (row) => row.visits,
  bought: (row) => row.bought,
  orders: (row) => row.orders,
  amount: (row) => writeHundredths(row.amountMinor),
  points: (row) => row.points,
  points_worth: (row, rate) => writeHundredths(outcomeFigures(row, rate).pointsWorthMinor),
  true_cost: (row) => writeHundredths(row.trueCostMinor),
  amount_per_claim: (row, rate) => {
    const { perClaimMinor } = outcomeFigures(row, rate)
    return perClaimMinor === null ? '' : writeHundredths(perClaimMinor)
  },
}

/** The report as a file: a byte-order mark, so that Excel reads Chinese, and no cell that begins like a formula. */
export function writeOutcomesCsv(rows: readonly OutcomeRow[], pointsPerUnit: number): string {
  const lines = rows.map((row) => Object.values(columns).map((write) => write(row, pointsPerUnit)))
  return stringify([Object.keys(columns), ...lines], { bom: true, escape_formulas: true })
}
