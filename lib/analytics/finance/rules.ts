import { allocate, MINOR_PER_UNIT } from '@/lib/kernel/money'
import { type AgeOfUse, redemptionPattern } from '@/lib/points/redemption/rules'

// What accountants mean by points that were sold with goods: IFRS 15 B39–B43, CAS 14 (2017) §35. Every amount is whole fen.

export const fundings = ['spend', 'marketing'] as const
export type Funding = (typeof fundings)[number]

/** a × b × … ÷ (c × d × …), rounded once and at the end; a half goes away from nought. */
export function fractionOf(over: readonly number[], under: readonly number[]): number {
  const [top, bottom] = [over, under].map((all) => all.reduce((product, one) => product * BigInt(one), 1n))
  if (top === undefined || !bottom) return 0
  const sign = top < 0n ? -1n : 1n
  return Number((sign * (2n * sign * top + bottom)) / (2n * bottom))
}

/** A price over goods and the points that came with them, by what each would have cost alone; the two make the price. */
export function splitPrice(
  priceMinor: number,
  goodsMinor: number,
  pointsMinor: number,
): [goods: number, points: number] {
  const [goods = 0, points = 0] = allocate(priceMinor, [goodsMinor, pointsMinor])
  return [goods, points]
}

/**
 * What of a deferred amount is earned by now: as much of it as was used of what will be used in the end. Not of what was
 * given: points that nobody will use are no part of the promise.
 */
export function releasedMinor(deferredMinor: number, usedPoints: number, expectedPoints: number): number {
  if (expectedPoints <= 0) return 0
  return fractionOf([deferredMinor, Math.min(usedPoints, expectedPoints)], [expectedPoints])
}

/** A row of lot_cohorts(). */
export type CohortRow = {
  cohort: string
  month: string
  funding: Funding
  flow: string
  points: number
  costMinor: number
}

export type Terms = { pointsPerUnit: number; taxIncludedBps: number }

/** How many of the points that are out will be used: as earlier cohorts did, as the plan says, or all, which is prudent. */
export type Estimate = {
  source: 'cohorts' | 'plan' | 'all'
  bps: number | null
  months: number
  pattern: readonly AgeOfUse[]
}

/** With fewer whole months nobody knows what a year-old point does: what was not seen would be taken for what never comes. */
export const FEWEST_MONTHS = 12

/** What is expected, from the cohorts' own past before a day if there is enough of it. */
export function estimateOf(rows: readonly CohortRow[], wholeUntil: string, plannedBps: number | null): Estimate {
  const pattern = redemptionPattern(rows, wholeUntil)
  const months = pattern.length
  if (months >= FEWEST_MONTHS) return { source: 'cohorts', bps: null, months, pattern }
  return plannedBps === null
    ? { source: 'all', bps: 10_000, months, pattern: [] }
    : { source: 'plan', bps: plannedBps, months, pattern: [] }
}

const SCALE = 1_000_000_000_000
const WHOLE_BPS = 10_000

/** Of so many points, how many are used at this age and later. */
export function comingPoints(
  points: number,
  fromAge: number,
  { bps, pattern }: Pick<Estimate, 'bps' | 'pattern'>,
): number {
  if (bps !== null) return fractionOf([points, bps], [WHOLE_BPS])
  const rates = pattern.slice(Math.max(0, fromAge)).map(({ used, given }) => fractionOf([used, SCALE], [given]))
  return fractionOf(
    [
      points,
      Math.max(
        0,
        rates.reduce((sum, rate) => sum + rate, 0),
      ),
    ],
    [SCALE],
  )
}

export const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** The month (by its first day) so many after another. */
export function monthAfter(month: string, months = 1): string {
  const number = monthNumber(month) + months
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`
}

export type Moved = {
  issued: number
  redeemed: number
  returned: number
  expired: number
  takenBack: number
  netted: number
}

export const nothingMoved: Moved = { issued: 0, redeemed: 0, returned: 0, expired: 0, takenBack: 0, netted: 0 }

const fields: Record<string, keyof Moved> = {
  issued: 'issued',
  redeemed: 'redeemed',
  returned: 'returned',
  expired: 'expired',
  'taken-back': 'takenBack',
  netted: 'netted',
}

/** What moved in these rows. */
export function movedIn(rows: readonly CohortRow[]): Moved {
  const moved = { ...nothingMoved }
  for (const { flow, points } of rows) {
    const field = fields[flow]
    if (field) moved[field] += points
  }
  return moved
}

/** Points that are still owed: pending, available or set aside. */
export const leftOf = (moved: Moved): number =>
  moved.issued - moved.redeemed + moved.returned - moved.expired - moved.takenBack - moved.netted

/** The price that was paid with a cohort's points and what those were worth alone, as it was reckoned when they were given. */
export type Basis = { priceMinor: number; worthMinor: number }

export type CohortFigures = Moved & {
  cohort: string
  funding: Funding
  leftPoints: number
  /** used or yet to be used, of all that were given */
  expectedPoints: number
  basis: Basis | null
  deferredMinor: number
  cancelledMinor: number
  releasedMinor: number
  /** spend: deferred, less cancelled and released; marketing: what the points that will be used are worth */
  liabilityMinor: number
}

const worthMinor = (points: number, { pointsPerUnit }: Terms) => fractionOf([points, MINOR_PER_UNIT], [pointsPerUnit])

/** `seenPoints`: used in whole months, the last of which had this age. */
type Reckoned = { whole: Moved; estimate: Estimate; terms: Terms; age: number; seenPoints: number }

/** Used already, and of the rest what is to come: never more than is left, never less than nothing. */
function expectedOf({ whole, estimate, age, seenPoints }: Reckoned): number {
  const used = whole.redeemed - whole.returned
  const left = leftOf(whole)
  if (left <= 0) return used
  const given = whole.issued - whole.takenBack - whole.netted
  // a stated share is of what was given; a pattern tells the rest by age
  const total = comingPoints(given, age + 1, estimate) + (estimate.bps === null ? seenPoints : 0)
  return Math.min(used + left, Math.max(used, total))
}

/** What a cohort's points that came with goods were deferred at: reckoned in the month in which they were given. */
export function basisOf(issued: number, priceMinor: number, estimate: Estimate, terms: Terms): Basis {
  const expected = Math.min(issued, comingPoints(issued, 0, estimate))
  return { priceMinor, worthMinor: worthMinor(expected, terms) }
}

/** Where a cohort of points that came with goods stands. */
export function spendCohort(of: Reckoned & { cohort: string; basis: Basis }): CohortFigures {
  const { whole, basis, cohort } = of
  const { priceMinor, worthMinor: worth } = basis
  const deferredMinor = splitPrice(priceMinor, priceMinor, worth)[1]
  const kept = Math.max(0, whole.issued - whole.takenBack - whole.netted)
  const together = priceMinor + worth
  const standing =
    kept === whole.issued ? deferredMinor : fractionOf([priceMinor, worth, kept], [together, whole.issued])
  const expectedPoints = expectedOf(of)
  const used = whole.redeemed - whole.returned
  const exact = fractionOf([priceMinor, worth, kept, used], [together, whole.issued, expectedPoints])
  // nothing is left that could be used: the rest is earned too
  const released = leftOf(whole) <= 0 ? standing : Math.min(standing, exact)
  return {
    ...whole,
    cohort,
    funding: 'spend',
    leftPoints: leftOf(whole),
    expectedPoints,
    basis,
    deferredMinor,
    cancelledMinor: deferredMinor - standing,
    releasedMinor: released,
    liabilityMinor: standing - released,
  }
}

/** Where a cohort of points stands that were given for no sale: what they will cost is provided for. */
export function marketingCohort(of: Reckoned & { cohort: string }): CohortFigures {
  const expectedPoints = expectedOf(of)
  const toCome = expectedPoints - (of.whole.redeemed - of.whole.returned)
  return {
    ...of.whole,
    cohort: of.cohort,
    funding: 'marketing',
    leftPoints: leftOf(of.whole),
    expectedPoints,
    basis: null,
    deferredMinor: 0,
    cancelledMinor: 0,
    releasedMinor: 0,
    liabilityMinor: worthMinor(Math.max(0, toCome), of.terms),
  }
}
