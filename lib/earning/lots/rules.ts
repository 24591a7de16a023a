import { type Points, points } from '@/lib/kernel/points'
import type { ReleaseEvent } from '@/lib/points/lots/rules'

/** Points of an award that live together: those of one budget and one pair of terms. Instants are ISO text. */
export type AwardLot = {
  lot: number
  /** of which rules they are; 'terms': of rate and steps */
  rules: string[]
  points: Points
  budgetId?: string
  pending: boolean
  /** left out until it is known: see releaseOn */
  releasesAt?: string
  expiresAt?: string
  releaseOn?: ReleaseEvent
  idleDays?: number
}

type Lotted = {
  rules?: readonly { rule: string; points: Points }[]
  lots?: readonly AwardLot[]
  ratePoints: Points
  step: { bonusPoints: Points } | null
}

/** The points of each lot of an award, from what its rules gave. */
export function recomputeLots({ rules = [], lots = [], ratePoints, step }: Lotted): Points[] {
  const given = new Map<string, number>(rules.map((row) => [row.rule, row.points]))
  given.set('terms', ratePoints + (step?.bonusPoints ?? 0))
  return lots.map((lot) => points(lot.rules.reduce((sum, rule) => sum + (given.get(rule) ?? 0), 0)))
}
