import { type Points, points } from '@/lib/kernel/points'
import type { Limits, Period } from '../programme/rules'

export type GivenIn = { points: number; times: number }

/** What one rule gave one shopper before, by period, and everybody together. */
export type Given = {
  by: Partial<Record<Period, GivenIn>>
  lastAt: string | null
  totalPoints: number
}

/** Why less was given than the rule asked: which limit, what it is, and what was left of it. */
export type Cut = {
  by: 'points' | 'times' | 'cool-down' | 'total' | 'budget'
  period: Period | null
  limit: number
  leftPoints: Points
}

const HOUR = 3_600_000

/** A limit never gives more than is left of it; the tightest one is named. Null: nothing is cut. */
export function cutBy(limits: Limits, given: Given | undefined, at: Date, asked: Points): Cut | null {
  const left = [...openLimits(limits, given, at)].filter((one) => one.leftPoints < asked)
  return left.reduce<Cut | null>((worst, one) => (worst && worst.leftPoints <= one.leftPoints ? worst : one), null)
}

/** A budget gives the whole of what a rule would give, or nothing of it. `room`: what it has left; null: there is none to ask. */
export function cutByBudget(room: number | null, wanted: Points): Cut | null {
  return room !== null && wanted > room ? { by: 'budget', period: null, limit: room, leftPoints: points(0) } : null
}

function* openLimits(limits: Limits, given: Given | undefined, at: Date): Generator<Cut> {
  const { coolDownHours, totalPoints } = limits
  for (const { period, points: most, times } of limits.perShopper) {
    const had = given?.by[period] ?? { points: 0, times: 0 }
    if (times !== null && had.times >= times) yield { by: 'times', period, limit: times, leftPoints: points(0) }
    if (most !== null) yield { by: 'points', period, limit: most, leftPoints: left(most, had.points) }
  }
  if (coolDownHours !== null && given?.lastAt && at.getTime() < Date.parse(given.lastAt) + coolDownHours * HOUR) {
    yield { by: 'cool-down', period: null, limit: coolDownHours, leftPoints: points(0) }
  }
  if (totalPoints !== null) {
    yield { by: 'total', period: null, limit: totalPoints, leftPoints: left(totalPoints, given?.totalPoints ?? 0) }
  }
}

const left = (most: number, had: number): Points => points(Math.max(0, most - had))
