import { WHOLE_BPS } from '@/lib/kernel/basis-points'

/** What became in one month of the points of one cohort (the lots of one shop month): a row of lot_cohorts(). */
export type CohortRow = { cohort: string; month: string; flow: string; points: number }

/** Over the cohorts that have had this whole month of age: points used in it, and points that they were given at all. */
export type AgeOfUse = { used: number; given: number }

/** With fewer whole months than these there is no pattern yet. */
export const FEWEST_COHORTS = 3

const monthNo = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/**
 * When points are used, by the age of their lots in months. Only whole months count, before `wholeUntil` (the first day of the
 * month that is not over); what was taken back was never given.
 */
export function redemptionPattern(rows: readonly CohortRow[], wholeUntil: string): readonly AgeOfUse[] {
  const end = monthNo(wholeUntil)
  const given = new Map<number, number>()
  const used = new Map<number, Map<number, number>>()
  for (const { cohort, month, flow, points } of rows) {
    const [from, at] = [monthNo(cohort), monthNo(month)]
    if (at >= end) continue
    if (flow === 'issued') given.set(from, (given.get(from) ?? 0) + points)
    if (flow === 'taken-back') given.set(from, (given.get(from) ?? 0) - points)
    if (flow !== 'redeemed' && flow !== 'returned') continue
    const ages = used.get(from) ?? new Map<number, number>()
    used.set(from, ages.set(at - from, (ages.get(at - from) ?? 0) + (flow === 'redeemed' ? points : -points)))
  }
  const oldest = Math.max(0, ...[...given.keys()].map((from) => end - from))
  return Array.from({ length: oldest }, (_, age) => {
    const reached = [...given].filter(([from]) => from + age < end)
    return {
      used: reached.reduce((sum, [from]) => sum + (used.get(from)?.get(age) ?? 0), 0),
      given: reached.reduce((sum, [, points]) => sum + points, 0),
    }
  })
}

/** Of points that are given, how many will be used in the end; and whether that was seen or is only assumed. */
export type ExpectedRedemption = { bps: number; source: 'cohorts' | 'assumed'; months: number }

/**
 * Each age adds the share that is used at that age, over all who have reached it: so a young cohort tells of its first months,
 * an old one of all, and points that nobody has used yet don't count as points that nobody will.
 */
export function expectedRedemption(
  rows: readonly CohortRow[],
  wholeUntil: string,
  assumedBps: number,
): ExpectedRedemption {
  const pattern = redemptionPattern(rows, wholeUntil)
  if (pattern.length < FEWEST_COHORTS) return { bps: assumedBps, source: 'assumed', months: pattern.length }
  const share = pattern.reduce((sum, { used, given }) => sum + (given > 0 ? used / given : 0), 0)
  return {
    bps: Math.min(WHOLE_BPS, Math.max(0, Math.round(share * WHOLE_BPS))),
    source: 'cohorts',
    months: pattern.length,
  }
}
