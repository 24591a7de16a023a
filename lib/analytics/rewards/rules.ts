import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import type { ClaimState, RewardKind } from '@/lib/rewards/rules'
import { type Change, changeOf, plusDays } from '../rules'

/** How many weeks a reward's claims are looked back over, the last of them ending with the days that are looked at. */
export const WEEKS = 12

// further off than this a day would be told that nobody can know
const A_YEAR = 365

/** What a reward has to show for itself; claims are those made in the days that are looked at. */
export type RewardFacts = {
  rewardId: string
  kind: RewardKind
  titleZh: string
  titleEn: string
  state: 'draft' | 'live' | 'archived'
  costPoints: number
  cashMinor: number
  trueCostMinor: number
  faceValueMinor: number
  /** how many can still be had; null: as many as are wanted */
  left: number | null
  wished: number
  /** shoppers whose points would be enough */
  canAfford: number
  /** exchanged for points, by where they stand now */
  states: Partial<Record<ClaimState, number>>
  /** what was exchanged took so many points and cost the shop so much, as it was told then; nothing that was taken back */
  points: number
  costMinor: number
  /** prizes of campaigns, which cost no points */
  won: number
  /** exchanged in each of the last weeks, oldest first; nothing that was taken back */
  weeks: number[]
}

export type RewardFigures = RewardFacts & {
  /** exchanged in these days and not taken back */
  claims: number
  used: number
  /** a week, over the last four; and against the four before them */
  perWeek: number
  trend: Change
  /** of 100 points: what they buy, and what that costs the shop; whole fen */
  faceOfHundred: number
  costOfHundred: number
  /** the day on which none is left, at the last four weeks' pace; null: it is not running out, or lasts for more than a year */
  emptyOn: string | null
  lastsLong: boolean
}

const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0)

/** What a reward costs, how fast it goes, and when it is gone. */
export function rewardFigures(facts: RewardFacts, today: string): RewardFigures {
  const { states, weeks, costPoints, cashMinor } = facts
  const claims = (states.claimed ?? 0) + (states.issued ?? 0) + (states.used ?? 0) + (states.expired ?? 0)
  const [lately, before] = [sum(weeks.slice(-4)), sum(weeks.slice(-8, -4))]
  const daysLeft = facts.left === null || lately === 0 ? null : Math.floor((facts.left * 28) / lately)
  const ofHundred = (minor: number) => Math.floor((Math.max(0, minor - cashMinor) * MINOR_PER_UNIT) / costPoints)
  return {
    ...facts,
    claims,
    used: states.used ?? 0,
    perWeek: lately / 4,
    trend: changeOf(lately, before),
    faceOfHundred: ofHundred(facts.faceValueMinor),
    costOfHundred: ofHundred(facts.trueCostMinor),
    emptyOn: daysLeft === null || daysLeft > A_YEAR ? null : plusDays(today, daysLeft),
    lastsLong: daysLeft !== null && daysLeft > A_YEAR,
  }
}

/** The most wanted first. */
export const byDemand = (a: RewardFigures, b: RewardFigures): number =>
  b.claims - a.claims || b.wished - a.wished || b.perWeek - a.perWeek

/** The weeks that are looked back over, by their first days, oldest first; the last one ends with this day. */
export const weeksOf = (to: string): string[] =>
  Array.from({ length: WEEKS }, (_, i) => plusDays(to, 1 - 7 * (WEEKS - i)))
