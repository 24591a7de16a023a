import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { type CohortRow, FEWEST_COHORTS, redemptionPattern } from '@/lib/points/redemption/rules'

/** Where a rate of redemption stops being low, where it is to be watched and where it warns; and where usage is low. */
export type Bands = { lowBps: number; watchBps: number; warnBps: number; usageLowBps: number }

/** The article's bounds, a place to begin and no fact: 15–30 % is usual, above 50 % warns; three in ten use points. */
export const articleBands: Bands = { lowBps: 1_500, watchBps: 3_000, warnBps: 5_000, usageLowBps: 3_000 }

export const zones = ['low', 'normal', 'watch', 'warn'] as const
export type Zone = (typeof zones)[number]

/** Four zones without a gap: 15 % and 30 % are usual, 50 % is still to be watched, anything above warns. */
export function zoneOf(bps: number, { lowBps, watchBps, warnBps }: Bands): Zone {
  if (bps < lowBps) return 'low'
  if (bps <= watchBps) return 'normal'
  return bps <= warnBps ? 'watch' : 'warn'
}

/** So much of a whole; null of nothing. It may be more than the whole. */
export const rateBps = (part: number, whole: number): number | null =>
  whole > 0 ? floorFraction(Math.max(0, part), WHOLE_BPS, whole) : null

/** Points of a cohort that can't be used yet. */
export type Waiting = { cohort: string; points: number }

/** The lots of a month, and what became of them until now. */
export type Cohort = {
  cohort: string
  issuedPoints: number
  takenBackPoints: number
  pendingPoints: number
  usedPoints: number
  expiredPoints: number
  /** used of what was given, was not taken back and can be used: points that wait are no points that nobody wants */
  rateBps: number | null
  /** used of what was issued in this month, less what was taken back in it, whatever lots they were of: it mixes cohorts and may be more than the whole */
  samePeriodBps: number | null
  /** what share was used up to each age in whole months; the last may be of a month that is not over */
  curveBps: number[]
}

const monthNo = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const monthDay = (no: number) => `${Math.floor((no - 1) / 12)}-${String(((no - 1) % 12) + 1).padStart(2, '0')}-01`
const sumOf = (rows: readonly CohortRow[], flow: string) =>
  rows.reduce((sum, row) => (row.flow === flow ? sum + row.points : sum), 0)
const usedOf = (rows: readonly CohortRow[]) => sumOf(rows, 'redeemed') - sumOf(rows, 'returned')

/** Every month from the first that gave points, the oldest first, with what became of its points. */
export function cohortsOf(rows: readonly CohortRow[], waiting: readonly Waiting[], today: string): Cohort[] {
  const first = Math.min(...rows.map((row) => monthNo(row.cohort)))
  const now = monthNo(today)
  if (!Number.isFinite(first)) return []
  return Array.from({ length: Math.max(0, now - first + 1) }, (_, place) => {
    const cohort = monthDay(first + place)
    const own = rows.filter((row) => row.cohort === cohort)
    const pendingPoints = waiting.reduce((sum, one) => (one.cohort === cohort ? sum + one.points : sum), 0)
    const inMonth = rows.filter((row) => row.month === cohort)
    const [issuedPoints, takenBackPoints, usedPoints] = [sumOf(own, 'issued'), sumOf(own, 'taken-back'), usedOf(own)]
    const open = issuedPoints - takenBackPoints - pendingPoints
    const ages = Array.from({ length: now - first - place + 1 }, (__, age) => age)
    return {
      cohort,
      issuedPoints,
      takenBackPoints,
      pendingPoints,
      usedPoints,
      expiredPoints: sumOf(own, 'expired'),
      rateBps: rateBps(usedPoints, open),
      samePeriodBps: rateBps(usedOf(inMonth), sumOf(inMonth, 'issued') - sumOf(inMonth, 'taken-back')),
      curveBps: ages.map(
        (age) => rateBps(usedOf(own.filter((row) => monthNo(row.month) <= first + place + age)), open) ?? 0,
      ),
    }
  })
}

/** The share that is used by each whole month of age, over all cohorts that have come so far. */
export function usualCurve(rows: readonly CohortRow[], wholeUntil: string): number[] {
  let share = 0
  return redemptionPattern(rows, wholeUntil).map(({ used, given }) => {
    share += given > 0 ? used / given : 0
    return Math.round(Math.min(1, Math.max(0, share)) * WHOLE_BPS)
  })
}

/** These are young: they are held against those before them. */
export const RECENT_MONTHS = 6
/** Less than so much of what older cohorts had used at the same age is too little. */
const TOO_LITTLE_BPS = 7_000

export type Alarm =
  | { state: 'young'; cohorts: number; needed: number }
  | {
      state: 'usual' | 'alarm'
      issuedPoints: number
      expectedPoints: number
      usedPoints: number
      /** used of what older cohorts would have used */
      shareBps: number
    }

/**
 * Much more issued than used is no alarm by itself: it is so in every young programme, and of points that wait. It is one when the
 * lots of the last six whole months are used less than the shop's own older ones were at the same age.
 */
export function alarmOf(rows: readonly CohortRow[], waiting: readonly Waiting[], today: string): Alarm {
  const end = monthNo(today)
  const isRecent = (cohort: string) => monthNo(cohort) >= end - RECENT_MONTHS
  const older = rows.filter((row) => !isRecent(row.cohort))
  const cohorts = new Set(older.filter((row) => row.flow === 'issued').map((row) => row.cohort)).size
  const young = { state: 'young', cohorts, needed: FEWEST_COHORTS } as const
  if (cohorts < FEWEST_COHORTS) return young
  const curve = usualCurve(older, `${today.slice(0, 7)}-01`)
  const recent = cohortsOf(rows, waiting, today).filter(({ cohort }) => isRecent(cohort) && monthNo(cohort) < end)
  let [issuedPoints, expectedPoints, usedPoints] = [0, 0, 0]
  for (const one of recent) {
    const age = end - 1 - monthNo(one.cohort)
    const open = one.issuedPoints - one.takenBackPoints - one.pendingPoints
    issuedPoints += open
    expectedPoints += floorFraction(Math.max(0, open), curve[age] ?? 0, WHOLE_BPS)
    usedPoints += floorFraction(Math.max(0, open), one.curveBps[age] ?? 0, WHOLE_BPS)
  }
  const shareBps = rateBps(usedPoints, expectedPoints)
  if (shareBps === null) return young
  return {
    state: shareBps < TOO_LITTLE_BPS ? 'alarm' : 'usual',
    issuedPoints,
    expectedPoints,
    usedPoints,
    shareBps,
  }
}
