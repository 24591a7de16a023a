import type { SegmentCode } from '@/lib/shoppers/segments/rules'

/** So many shoppers of these scores, and what they spent. */
export type RfmCell = { r: number; f: number; m: number; shoppers: number; spentMinor: number }

/** The first so many per cent of those who bought, the dearest first: what they spent together, and from how much one is of them. */
export type CurvePoint = { percent: number; shoppers: number; spentMinor: number; fromMinor: number }

export type SegmentFigures = {
  code: SegmentCode
  shoppers: number
  spentMinor: number
  availablePoints: number
  pendingPoints: number
}

const scores = [1, 2, 3, 4, 5] as const

/** Recency against frequency: five rows, the latest first, of five cells each. */
export function gridOf(
  cells: readonly RfmCell[],
): { r: number; cells: { f: number; shoppers: number; spentMinor: number }[] }[] {
  return scores.toReversed().map((r) => ({
    r,
    cells: scores.map((f) => {
      const here = cells.filter((cell) => cell.r === r && cell.f === f)
      return {
        f,
        shoppers: here.reduce((sum, cell) => sum + cell.shoppers, 0),
        spentMinor: here.reduce((sum, cell) => sum + cell.spentMinor, 0),
      }
    }),
  }))
}

/** What part of the whole a point of the curve brings, in basis points; null where nothing was spent. */
export function shareAt(curve: readonly CurvePoint[], percent: number): number | null {
  const whole = curve.at(-1)?.spentMinor ?? 0
  const point = curve.find((one) => one.percent === percent)
  return point && whole > 0 ? Math.round((point.spentMinor * 10_000) / whole) : null
}

/** A place where the curve bends: from how much one is above it, and who is. */
export type Bend = { percent: number; shoppers: number; shareBps: number; fromMinor: number }

const MOST_BENDS = 3
const LEAST_BEND_BPS = 500

/**
 * Where thresholds could stand, the lowest first: where the share of the money is furthest above the share of those who bring it,
 * then the same within the part above. No more where the rest of the curve is nearly straight.
 */
export function bendsOf(curve: readonly CurvePoint[]): Bend[] {
  const whole = curve.at(-1)?.spentMinor ?? 0
  const bends: Bend[] = []
  let part = curve
  while (bends.length < MOST_BENDS) {
    const [bend] = part.slice(0, -1).toSorted((a, b) => aboveBps(b, part) - aboveBps(a, part))
    if (!bend || aboveBps(bend, part) < LEAST_BEND_BPS) break
    const { percent, shoppers, spentMinor, fromMinor } = bend
    const shareBps = Math.round((spentMinor * 10_000) / whole)
    bends.push({ percent, shoppers, shareBps, fromMinor: roundedDown(fromMinor) })
    part = part.slice(0, part.indexOf(bend) + 1)
  }
  // two bends that round to one threshold are one
  return bends.filter(({ fromMinor }, place) => fromMinor > (bends[place - 1]?.fromMinor ?? 0))
}

/** How far a point lies above the straight line to the end of its part, in basis points. */
function aboveBps(point: CurvePoint, part: readonly CurvePoint[]): number {
  const last = part.at(-1)
  if (!last || last.spentMinor <= 0 || last.shoppers <= 0) return 0
  return (point.spentMinor * 10_000) / last.spentMinor - (point.shoppers * 10_000) / last.shoppers
}

/** To two figures, in whole money: nobody who was above a threshold falls below it. */
function roundedDown(amountMinor: number): number {
  const unit = 10 ** Math.max(2, Math.floor(Math.log10(Math.max(1, amountMinor))) - 1)
  return Math.floor(amountMinor / unit) * unit
}
