import {
  differenceOfMoments,
  differenceOfShares,
  type Estimate,
  sampleNeeded,
  significantOf,
} from '../statistics/rules'

/** What became of one of the two groups. Everybody in it counts, also who bought nothing. */
export type Arm = {
  members: number
  buyers: number
  /** who bought a second time */
  again: number
  spentMinor: number
  meanMinor: number | null
  varianceMinor: number | null
}

export type Arms = { held: Arm; rest: Arm }

export const holdoutMetrics = ['again', 'bought', 'spent'] as const
export type HoldoutMetric = (typeof holdoutMetrics)[number]

/** too-few: nothing is said yet; unclear: chance alone would do as much. */
export type Verdict = 'too-few' | 'up' | 'down' | 'unclear'

export type HoldoutLine = {
  metric: HoldoutMetric
  /** a share of members, or fen per member; null: of nobody */
  rest: number | null
  held: number | null
  /** how much more it is with points than without them */
  difference: Estimate | null
  verdict: Verdict
}

/** In each group; with fewer neither intervals nor a mean of money are to be believed. */
export const LEAST_MEMBERS = 100
/** Who looks every day finds something some day: until the last day only what chance does once in a thousand counts (Haybittle 1971, Peto 1976). */
const EARLY_LEVEL = 0.001
const LEVEL = 0.05
/** A change worth seeing: a tenth more. */
const WORTH_SEEING = 1.1

/**
 * Who is offered points for deeds beside who was drawn not to be. Both were drawn by lot and joined on the same days, so that seasons,
 * holidays and prices are the same for both, and what differs beyond chance comes from the points.
 */
export function holdoutLines({ held, rest }: Arms, isOver: boolean): HoldoutLine[] {
  const shareOf = (part: 'again' | 'buyers') => differenceOfShares(hitsOf(rest, part), hitsOf(held, part))
  const differences = [shareOf('again'), shareOf('buyers'), differenceOfMoments(momentsOf(rest), momentsOf(held))]
  const isSure = significantOf(differences, isOver ? LEVEL : EARLY_LEVEL)
  const isTooFew = Math.min(held.members, rest.members) < LEAST_MEMBERS
  const valuesOf = (arm: Arm) => [ratio(arm.again, arm.members), ratio(arm.buyers, arm.members), arm.meanMinor]
  return holdoutMetrics.map((metric, i) => {
    const difference = differences[i] ?? null
    return {
      metric,
      rest: valuesOf(rest)[i] ?? null,
      held: valuesOf(held)[i] ?? null,
      difference,
      verdict: isTooFew ? 'too-few' : verdictOf(difference, isSure[i] ?? false),
    }
  })
}

const verdictOf = (difference: Estimate | null, isSure: boolean): Verdict =>
  difference === null || !isSure ? 'unclear' : difference.value > 0 ? 'up' : 'down'

const ratio = (hits: number, of: number) => (of === 0 ? null : hits / of)
const hitsOf = (arm: Arm, part: 'again' | 'buyers') => ({ hits: arm[part], of: arm.members })
const momentsOf = (arm: Arm) => ({ n: arm.members, mean: arm.meanMinor ?? 0, variance: arm.varianceMinor })

/**
 * How many must be held out to see, four times out of five, that a tenth more buy again; null while nobody has bought again, or where
 * so many do that a tenth more are more than all.
 */
export function membersNeeded({ held, rest }: Arms, shareBps: number): number | null {
  const again = ratio(held.again + rest.again, held.members + rest.members)
  if (!again || again * WORTH_SEEING >= 1 || shareBps === 0) return null
  const needed = sampleNeeded(again, again * WORTH_SEEING, (10_000 - shareBps) / shareBps)
  return needed && Math.max(LEAST_MEMBERS, needed)
}
