import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { ceilFraction } from '@/lib/kernel/fraction'
import { pointsValueMinor } from '@/lib/points/rules'
import {
  type LadderHistory,
  type LadderLine,
  ladderOf,
  type Rung,
  reachOf,
  takeRateOf,
  together,
  yearlyOf,
} from '@/lib/rewards/ladder/rules'
import { dearestFor, FIRST_RUNG_DAYS } from '@/lib/rewards/ladder-advice/rules'

/** What a change would do in a year, by the ladder's own reckoning. */
export type YearEffect = {
  /** of all that is issued in a year, so much more (or less) is used; null while nothing was issued */
  plusBps: number | null
  points: number
  costMinor: number
}

/** A reward that half of the shoppers come to within two weeks; `year` is null while nobody takes any reward, for then nobody can tell. */
export type RungTrial = { costPoints: number; ableBeforeBps: number; ableAfterBps: number; year: YearEffect | null }
export type DearerTrial = { byBps: number; ableBeforeBps: number; ableAfterBps: number; year: YearEffect | null }

const DEARER_BPS = 2_500

const plus = (points: number, issuedPoints: number) =>
  issuedPoints > 0 ? Math.round((points * WHOLE_BPS) / issuedPoints) : null

const cheapestOf = (lines: readonly LadderLine[]) => lines[0]?.reach.ableBps ?? 0

/** One rung more at the foot of the ladder, worth what its points are worth; null while the history says nothing of prices. */
export function rungTrial(
  history: LadderHistory,
  rungs: readonly Rung[],
  pointsPerUnit: number,
  issuedPoints: number,
): RungTrial | null {
  const costPoints = dearestFor(history, FIRST_RUNG_DAYS) ?? dearestFor(history, 90)
  if (costPoints === null) return null
  const trueCostMinor = pointsValueMinor(costPoints, pointsPerUnit)
  const tried: Rung = { key: 'trial', costPoints, trueCostMinor, cashMinor: 0, taken: null, budgetLeftPoints: null }
  const line = ladderOf(history, [...rungs, tried], null).find(({ rung }) => rung.key === 'trial')
  const isTaken = rungs.some(({ taken }) => taken !== null && taken.claims > 0)
  const { points, costMinor } = (isTaken && line?.yearly) || { points: null, costMinor: null }
  return {
    costPoints,
    ableBeforeBps: cheapestOf(ladderOf(history, rungs, null)),
    ableAfterBps: line?.reach.ableBps ?? 0,
    year: points === null || costMinor === null ? null : { plusBps: plus(points, issuedPoints), points, costMinor },
  }
}

/** Every reward a quarter dearer in points. Both sides are reckoned from who could have it, so that like is compared with like. */
export function dearerTrial(history: LadderHistory, rungs: readonly Rung[], issuedPoints: number): DearerTrial | null {
  const people = together(history.segments)
  const rate = takeRateOf(people, history.cuts, rungs)
  const at = (byBps: number) =>
    rungs.map((one) => {
      const rung = { ...one, taken: null, costPoints: ceilFraction(one.costPoints, WHOLE_BPS + byBps, WHOLE_BPS) }
      const reach = reachOf(people, history.cuts, rung.costPoints)
      return { ableBps: reach.ableBps ?? 0, yearly: yearlyOf(rung, reach.able, rate) }
    })
  if (rungs.length === 0) return null
  const [before, after] = [at(0), at(DEARER_BPS)]
  const sum = (lines: typeof before, of: 'points' | 'costMinor') =>
    lines.reduce((all, { yearly }) => all + (yearly[of] ?? 0), 0)
  const points = sum(after, 'points') - sum(before, 'points')
  return {
    byBps: DEARER_BPS,
    ableBeforeBps: Math.max(...before.map((one) => one.ableBps)),
    ableAfterBps: Math.max(...after.map((one) => one.ableBps)),
    year:
      rate.claims === 0
        ? null
        : {
            plusBps: plus(points, issuedPoints),
            points,
            costMinor: sum(after, 'costMinor') - sum(before, 'costMinor'),
          },
  }
}
