/** The segments there are, each at the place of its bit in SQL. A shopper may be of several, or of none. */
export const segmentCodes = [
  'champion',
  'loyal',
  'big-spender',
  'newcomer',
  'not-bought',
  'one-time',
  'at-risk',
  'lapsed',
  'never-used',
  'expiring',
  'idle-balance',
  'win-back',
] as const

export type SegmentCode = (typeof segmentCodes)[number]

type Cuts = readonly number[]

/** Where figures are cut into scores of 1 to 5, and what is much, long and new. Four cuts each, rising. */
export type SegmentTerms = {
  /** so many days since the last order, at most, for a 5, a 4, a 3 and a 2 */
  recencyDays: Cuts
  /** so many orders, at least, for a 2, a 3, a 4 and a 5 */
  orders: Cuts
  spentMinor: Cuts
  bigPoints: number
  idleDays: number
  expiringDays: number
  newDays: number
}

/** What holds before a shop states its own. */
export const firstSegmentTerms: SegmentTerms = {
  recencyDays: [30, 60, 120, 240],
  orders: [2, 3, 5, 10],
  spentMinor: [200_00, 500_00, 1_000_00, 3_000_00],
  bigPoints: 2_000,
  idleDays: 90,
  expiringDays: 30,
  newDays: 30,
}

/** What makes a shopper of a segment. Days are whole days of the shop's calendar that lie between; null: it never happened. */
export type SegmentFacts = {
  daysSinceJoined: number
  orders: number
  spentMinor: number
  daysSinceFirst: number | null
  daysSinceLast: number | null
  availablePoints: number
  pendingPoints: number
  /** some points end within the days that count as soon */
  endsSoon: boolean
  /** since points were last used for anything */
  daysSinceUsed: number | null
}

export type Scores = { r: number; f: number; m: number }

/** Recency, frequency and money from 1 to 5; null for whoever bought nothing. */
export function scoresOf(
  facts: Pick<SegmentFacts, 'orders' | 'spentMinor' | 'daysSinceLast'>,
  terms: SegmentTerms,
): Scores | null {
  const { orders, spentMinor, daysSinceLast } = facts
  if (orders === 0 || daysSinceLast === null) return null
  return {
    r: 1 + terms.recencyDays.filter((most) => daysSinceLast <= most).length,
    f: 1 + reached(terms.orders, orders),
    m: 1 + reached(terms.spentMinor, spentMinor),
  }
}

/** The segments that somebody of these figures is of: what the database says, said again. */
export function segmentsOf(facts: SegmentFacts, terms: SegmentTerms): SegmentCode[] {
  const scores = scoresOf(facts, terms)
  const { r, f, m } = scores ?? { r: 0, f: 0, m: 0 }
  const isNew = facts.daysSinceFirst !== null && facts.daysSinceFirst <= terms.newDays
  const is: Record<SegmentCode, boolean> = {
    champion: r >= 4 && f >= 4 && m >= 4,
    loyal: r >= 3 && f >= 4,
    'big-spender': m >= 4,
    newcomer: scores !== null && isNew,
    'not-bought': facts.orders === 0,
    'one-time': facts.orders === 1 && !isNew,
    'at-risk': r === 2 && f >= 3,
    lapsed: r === 1,
    'never-used': facts.availablePoints > 0 && facts.daysSinceUsed === null,
    expiring: facts.endsSoon,
    'idle-balance':
      facts.availablePoints >= terms.bigPoints && (facts.daysSinceUsed ?? facts.daysSinceJoined) > terms.idleDays,
    'win-back': (r === 1 || r === 2) && facts.availablePoints + facts.pendingPoints >= terms.bigPoints,
  }
  return segmentCodes.filter((code) => is[code])
}

/** Cuts that rise, as near to these as may be: many buy once, and fifths of them are the same. */
export function risingFrom(values: readonly number[]): number[] {
  return values.reduce<number[]>((cuts, value) => [...cuts, Math.max(value, (cuts.at(-1) ?? 0) + 1)], [])
}

const reached = (cuts: Cuts, value: number) => cuts.filter((least) => value >= least).length
