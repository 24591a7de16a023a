import { pityHolds, weightsAt } from '../fairness/rules'
import { chiSquareTail, type GTest, gTest, logEvidence } from '../g-test/rules'
import type { CampaignKind, CampaignState, Ending, PrizeKind } from '../rules'
import type { Definition } from '../schema'

/** How often each prize was drawn in one way of drawing: one version's odds, with or without pity's word. */
export type Tally = { version: number; isPity: boolean; drawn: readonly { no: number; count: number }[] }

export type OddsOf = Pick<Definition, 'prizes' | 'draw'>

export type PrizeLine = {
  no: number
  titleZh: string
  titleEn: string
  kind: PrizeKind
  /** how many pieces there are in all, and are left; null: as many as are drawn */
  stock: number | null
  /** as it was drawn: what the odds speak of */
  drawn: number
  /** as it was given: another may have stood in */
  given: number
  /** its part of all draws as it was told, and how many of them that makes */
  share: number
  expected: number
}

export type OddsReport = {
  /** of each way of drawing; how far all of them together are off */
  tests: (GTest & { version: number; isPity: boolean; draws: number })[]
  p: number
  /** the same for everybody who looks again and again until something shows: what the alarm goes by */
  everP: number
  draws: number
}

/** Below this, odds are off by more than chance: of campaigns whose odds are right, one in a thousand ever gets there, however often it is looked at. */
export const ALARM_P = 0.001

const held = (odds: OddsOf, isPity: boolean) => {
  const after = odds.draw?.pity?.after ?? 0
  return isPity ? after : 0
}

/** The weights that a draw of this kind is made by; a sealed deck has none, for its slots are proved one by one. */
export function weightsOf(odds: OddsOf, isPity: boolean): { no: number; weight: number }[] {
  if (!odds.draw || odds.draw.mode === 'deck') return []
  const fair = { prizes: odds.prizes, draw: odds.draw }
  const pity = held(odds, isPity)
  return weightsAt(fair, isPity && pityHolds(fair, pity) ? pity : 0)
}

/** Holds what was drawn against what was told: each way of drawing by its own odds, draws under pity by those that pity leaves. */
export function reportOdds(tallies: readonly Tally[], versions: Readonly<Record<number, OddsOf>>): OddsReport {
  let evidence = 0
  const tests = tallies.flatMap((tally) => {
    const odds = versions[tally.version]
    const weights = odds ? weightsOf(odds, tally.isPity) : []
    if (weights.length === 0) return []
    const counts = new Map(tally.drawn.map(({ no, count }) => [no, count]))
    const observed = weights.map(({ no }) => counts.get(no) ?? 0)
    const told = weights.map(({ weight }) => weight)
    const test = gTest(observed, told)
    // one after the other they are one long bet against the odds: their evidence multiplies
    evidence += logEvidence(observed, told)
    return [{ ...test, version: tally.version, isPity: tally.isPity, draws: observed.reduce((sum, n) => sum + n, 0) }]
  })
  const told = tests.filter(({ degrees }) => degrees > 0)
  const degrees = told.reduce((sum, test) => sum + test.degrees, 0)
  const g = told.reduce((sum, test) => sum + test.g, 0)
  // what can't be drawn and was drawn has an endless G
  const p = tests.some((test) => test.p === 0) ? 0 : degrees === 0 ? 1 : chiSquareTail(g, degrees)
  return { tests, p, everP: Math.min(1, Math.exp(-evidence)), draws: tests.reduce((sum, test) => sum + test.draws, 0) }
}

/** Each prize as it was told and as it came: how often odds make it out of these draws, and how often it was. */
export function prizeLines(
  { tallies, given, left }: Pick<BoardFacts, 'tallies' | 'given' | 'left'>,
  versions: Readonly<Record<number, OddsOf>>,
  latest: OddsOf,
): PrizeLine[] {
  const expected = new Map<number, number>()
  const drawn = new Map<number, number>()
  for (const tally of tallies) {
    const odds = versions[tally.version]
    const weights = odds ? weightsOf(odds, tally.isPity) : []
    const whole = weights.reduce((sum, { weight }) => sum + weight, 0)
    const draws = tally.drawn.reduce((sum, { count }) => sum + count, 0)
    for (const { no, count } of tally.drawn) drawn.set(no, (drawn.get(no) ?? 0) + count)
    for (const { no, weight } of weights)
      if (whole > 0) expected.set(no, (expected.get(no) ?? 0) + (draws * weight) / whole)
  }
  const weightOf = ({ weight, stock }: OddsOf['prizes'][number]) =>
    latest.draw?.mode === 'deck' ? (stock ?? 0) : weight
  const whole = latest.prizes.reduce((sum, prize) => sum + weightOf(prize), 0)
  const all = [...drawn.values()].reduce((sum, count) => sum + count, 0)
  return latest.prizes.map((prize) => {
    const share = whole > 0 ? weightOf(prize) / whole : 0
    return {
      no: prize.no,
      titleZh: prize.titleZh,
      titleEn: prize.titleEn,
      kind: prize.kind,
      stock: left[prize.no] ?? null,
      drawn: drawn.get(prize.no) ?? 0,
      given: given[prize.no] ?? 0,
      share,
      expected: expected.get(prize.no) ?? share * all,
    }
  })
}

/** A purse of a campaign: what was set aside, what is gone, what is held for draws that are owed, what is free, what went back. */
export type Purse = { granted: number; spent: number; held: number; left: number; returned: number }

/** An hour or a day: how many draws, and what they cost. `at` is the shop's own time. */
export type Pace = { at: string; draws: number; points: number; minor: number }

export type BoardFacts = {
  campaignId: string
  slug: string
  kind: CampaignKind
  state: CampaignState
  version: number
  titleZh: string
  titleEn: string
  startsAt: string
  endsAt: string
  endedAt: string | null
  endedBecause: Ending | null
  settledAt: string | null
  asOf: string
  currency: string
  timeZone: string
  mode: 'chain' | 'deck' | null
  players: number
  entries: { points: number; ticket: number; free: number }
  /** points that draws cost shoppers; money that was paid for draws, and went back */
  pointsIn: number
  moneyInMinor: number
  moneyBackMinor: number
  tickets: { unpaid: number; unopened: number; opened: number; expired: number; void: number }
  substitutes: number
  tallies: Tally[]
  /** pieces by prize: given, and left */
  given: Record<number, number>
  left: Record<number, number>
  /** of a deck, slots that nobody has */
  slotsLeft: number | null
  points: Purse
  minor: Purse
  hours: Pace[]
  days: Pace[]
  alarm: { raisedAt: string; p: number } | null
}

export type Forecast = {
  /** of the last day */
  drawsADay: number
  /** what ends it first, at this pace */
  because: 'window' | 'points' | 'minor' | 'slots' | 'over'
  at: string
}

const DAY = 86_400_000

/** When a campaign ends at the pace of its last day, and of what: its window, its budget or its deck. */
export function forecastEnd(board: BoardFacts): Forecast {
  if (board.endedAt) return { drawsADay: 0, because: 'over', at: board.endedAt }
  const hours = board.hours.slice(-24)
  const sum = (pick: (pace: Pace) => number) => hours.reduce((total, pace) => total + pick(pace), 0)
  const span = hours.length / 24
  const daily = (pick: (pace: Pace) => number) => (span > 0 ? sum(pick) / span : 0)
  const paces = [
    ['points', board.points.left, daily((one) => one.points)],
    ['minor', board.minor.left, daily((one) => one.minor)],
    ['slots', board.slotsLeft, daily((one) => one.draws)],
  ] as const
  let at = Date.parse(board.endsAt)
  let because: Forecast['because'] = 'window'
  for (const [purse, left, aDay] of paces) {
    if (left === null || aDay <= 0) continue
    const spent = Date.parse(board.asOf) + (left / aDay) * DAY
    if (spent < at) [at, because] = [spent, purse]
  }
  return { drawsADay: Math.round(daily((one) => one.draws)), because, at: new Date(at).toISOString() }
}
