import { describe, expect, it } from 'vitest'
import { type CohortRow, expectedRedemption, redemptionPattern } from './rules'

const row = (cohort: string, month: string, flow: string, points: number): CohortRow => ({
  cohort: `${cohort}-01`,
  month: `${month}-01`,
  flow,
  points,
})

// three whole months, worked by hand: 1,000 each; 100 of them are used in the month of issue, 200 in the next, 50 in the third
const rows = [
  row('2026-01', '2026-01', 'issued', 1_000),
  row('2026-01', '2026-01', 'redeemed', 100),
  row('2026-01', '2026-02', 'redeemed', 220),
  row('2026-01', '2026-02', 'returned', 20),
  row('2026-01', '2026-03', 'redeemed', 50),
  row('2026-02', '2026-02', 'issued', 1_100),
  row('2026-02', '2026-03', 'taken-back', 100),
  row('2026-02', '2026-02', 'redeemed', 100),
  row('2026-02', '2026-03', 'redeemed', 200),
  row('2026-03', '2026-03', 'issued', 1_000),
  row('2026-03', '2026-03', 'redeemed', 100),
  // not over yet: neither given nor used counts
  row('2026-04', '2026-04', 'issued', 9_000),
  row('2026-02', '2026-04', 'redeemed', 700),
]

describe('how much of what is given is used in the end', () => {
  it('adds up what whole months of each age used, over the cohorts that have come so far', () => {
    expect(redemptionPattern(rows, '2026-04-01')).toEqual([
      { used: 300, given: 3_000 },
      { used: 400, given: 2_000 },
      { used: 50, given: 1_000 },
    ])
    expect(expectedRedemption(rows, '2026-04-01', 8_000)).toEqual({ bps: 3_500, source: 'cohorts', months: 3 })
  })

  it('is assumed, and says so, until there are three whole months', () => {
    expect(expectedRedemption(rows, '2026-03-01', 8_000)).toEqual({ bps: 8_000, source: 'assumed', months: 2 })
    expect(expectedRedemption([], '2026-03-01', 8_000)).toEqual({ bps: 8_000, source: 'assumed', months: 0 })
  })
})
