import { floorFraction } from '@/lib/kernel/fraction'
import type { PeriodNames } from '../calendar/rules'
import type { AwardPart, Taken } from '../ledger/rules'
import type { RefundEvent } from '../rules'

/** What is kept of an order for as long as it may be taken back. */
export type KeptOrder = {
  order: string
  at: number
  /** the periods that it was paid in */
  paidIn: PeriodNames
  goodsMinor: number
  /** what money paid of the goods */
  netMinor: number
  /** what points paid of them */
  pointsMinor: number
  spentPoints: number
  taken: Taken[]
  /** one lot, or one for each budget and pair of terms */
  parts: AwardPart[]
  /** what rules with limits gave for it, as it counts in them */
  given: { rule: string; points: number; keptPoints: number }[]
  awardPoints: number
  backGoodsMinor: number
  backNetMinor: number
  backPointsMinor: number
  backSpentPoints: number
  clawedPoints: number
}

export type Matched = { kept: KeptOrder; netMinor: number; pointsMinor: number }

/**
 * The orders that a refund takes back. Where the history does not say which: the shopper's own, the one whose rest is
 * exactly this much first, else the latest first. What fits no order is answered as left.
 */
export function matchRefund(
  orders: readonly KeptOrder[],
  refund: RefundEvent,
): { matched: Matched[]; leftMinor: number } {
  const { back } = refund
  if ('netMinor' in back) {
    const kept = orders.find(({ order }) => order === refund.order)
    return kept
      ? { matched: [{ kept, ...back }], leftMinor: 0 }
      : { matched: [], leftMinor: back.netMinor + back.pointsMinor }
  }
  const rest = (kept: KeptOrder) => kept.goodsMinor - kept.backGoodsMinor
  const candidates =
    refund.order === null
      ? orders.toReversed().filter((kept) => rest(kept) > 0)
      : orders.filter(({ order }) => order === refund.order)
  const exact = candidates.find((kept) => rest(kept) === back.goodsMinor)
  const matched: Matched[] = []
  let leftMinor = back.goodsMinor
  for (const kept of exact ? [exact] : candidates) {
    const part = Math.min(leftMinor, rest(kept))
    if (part > 0) matched.push({ kept, ...partsOf(kept, part) })
    leftMinor -= part
    if (leftMinor === 0) break
  }
  return { matched, leftMinor }
}

/** Goods that are given back, as what money and points paid of them: in proportion, and the last part takes the rest. */
function partsOf(kept: KeptOrder, goodsMinor: number): { netMinor: number; pointsMinor: number } {
  kept.backGoodsMinor += goodsMinor
  const paid = kept.netMinor + kept.pointsMinor
  const back = floorFraction(paid, kept.backGoodsMinor, kept.goodsMinor)
  const points = kept.pointsMinor === 0 ? 0 : floorFraction(back, kept.pointsMinor, paid)
  const [pointsMinor, netMinor] = [points - kept.backPointsMinor, back - points - kept.backNetMinor]
  return { netMinor, pointsMinor }
}

/** How many earned points a shopper has no right to any more, in all: by what was recorded, floored as the ledger does. */
export function revokedBy(kept: KeptOrder): number {
  const { awardPoints, netMinor, pointsMinor } = kept
  if (isWhole(kept)) return awardPoints
  if (netMinor > 0) return floorFraction(awardPoints, Math.min(kept.backNetMinor, netMinor), netMinor)
  return pointsMinor === 0 ? 0 : floorFraction(awardPoints, kept.backPointsMinor, pointsMinor)
}

const isWhole = (kept: KeptOrder) => kept.backNetMinor >= kept.netMinor && kept.backPointsMinor >= kept.pointsMinor

/** What of a rule's points for an order still counts in its limits: what was given back is room again. */
export function countsInLimits(kept: KeptOrder, points: number): number {
  if (isWhole(kept)) return 0
  if (kept.netMinor > 0)
    return points - floorFraction(points, Math.min(kept.backNetMinor, kept.netMinor), kept.netMinor)
  return kept.spentPoints === 0 ? points : points - floorFraction(points, kept.backSpentPoints, kept.spentPoints)
}

/** How many spent points have come back, in all. */
export function returnedBy(kept: KeptOrder): number {
  if (kept.spentPoints === 0 || kept.pointsMinor === 0) return 0
  if (kept.backPointsMinor >= kept.pointsMinor) return kept.spentPoints
  return floorFraction(kept.spentPoints, kept.backPointsMinor, kept.pointsMinor)
}
