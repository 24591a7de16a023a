import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { ceilFraction, floorFraction } from '@/lib/kernel/fraction'
import { invariant } from '@/lib/kernel/invariant'
import { MINOR_PER_UNIT, type Minor, minor, noMoney } from '@/lib/kernel/money'
import { noPoints, type Points, points } from '@/lib/kernel/points'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import type { SpendingTerms } from '@/lib/points/rules'

/** One rung of the spend ladder: an order whose base reaches the threshold gets the bonus. */
export type EarningStep = { thresholdMinor: Minor; bonusPoints: Points }

/** The terms an order earns under. Steps rise; only the highest one reached counts. */
export type EarningTerms = {
  versionId: number
  /** points per ¥1 of the earn base */
  ratePointsPerUnit: number
  steps: readonly EarningStep[]
  pending: PendingTerms
  expiry: ExpiryTerms
  /** rate of the tax that prices contain, of the price before tax; 0 = none */
  taxIncludedBps: number
}

export type EarnInput = {
  goodsMinor: Minor
  couponMinor: Minor
  /** what the points spent on the order were worth */
  pointsMinor: Minor
  shippingMinor: Minor
}

/** Every operand of an award, as stored with it: a shopper can check the sum by hand years later. */
export type AwardExplanation = {
  ruleVersion: number
  goodsMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
  taxIncludedBps: number
  taxMinor: Minor
  shippingExcludedMinor: Minor
  baseMinor: Minor
  ratePointsPerUnit: number
  ratePoints: Points
  step: EarningStep | null
  totalPoints: Points
}

export type Award = { points: Points; baseMinor: Minor; explanation: AwardExplanation }

/** An order earns on what was paid for goods: after coupon and points, less the tax inside, never on shipping. */
export function award(input: EarnInput, terms: EarningTerms): Award {
  const paidMinor = paidForGoods(input)
  const baseMinor = withoutTax(paidMinor, terms.taxIncludedBps)
  const ratePoints = pointsAtRate(baseMinor, terms.ratePointsPerUnit)
  const step = stepReached(baseMinor, terms)
  const totalPoints = points(ratePoints + (step?.bonusPoints ?? 0))
  const explanation: AwardExplanation = {
    ruleVersion: terms.versionId,
    goodsMinor: input.goodsMinor,
    couponMinor: input.couponMinor,
    pointsMinor: input.pointsMinor,
    taxIncludedBps: terms.taxIncludedBps,
    taxMinor: minor(paidMinor - baseMinor),
    shippingExcludedMinor: input.shippingMinor,
    baseMinor,
    ratePointsPerUnit: terms.ratePointsPerUnit,
    ratePoints,
    step: step && { thresholdMinor: step.thresholdMinor, bonusPoints: step.bonusPoints },
    totalPoints,
  }
  return { points: totalPoints, baseMinor, explanation }
}

/** The award again from its stored operands alone; today's rules have no say in it. */
export function recompute(explanation: AwardExplanation): Points {
  const baseMinor = withoutTax(paidForGoods(explanation), explanation.taxIncludedBps)
  const { step } = explanation
  const bonus = step && baseMinor >= step.thresholdMinor ? step.bonusPoints : 0
  return points(pointsAtRate(baseMinor, explanation.ratePointsPerUnit) + bonus)
}

/** What a product promises: exactly what an order of it alone would earn. */
export function promiseForProduct(priceMinor: Minor, quantity: number, terms: EarningTerms): Points {
  return award(goodsOnly(minor(priceMinor * quantity)), terms).points
}

export type Nudge = { missingMinor: Minor; extraPoints: Points; thresholdMinor: Minor }

/** How much more in goods reaches the next step, deductions staying as they are; null at the top ("再买 ¥12 多得 300 积分"). */
export function nudge(input: EarnInput, terms: EarningTerms): Nudge | null {
  const paidMinor = paidForGoods(input)
  const baseMinor = withoutTax(paidMinor, terms.taxIncludedBps)
  const bonusNow = stepReached(baseMinor, terms)?.bonusPoints ?? 0
  const next = terms.steps.find((step) => step.thresholdMinor > baseMinor && step.bonusPoints > bonusNow)
  if (!next) return null
  const neededMinor = ceilFraction(next.thresholdMinor, WHOLE_BPS + terms.taxIncludedBps, WHOLE_BPS)
  return {
    missingMinor: minor(neededMinor - paidMinor),
    extraPoints: points(next.bonusPoints - bonusNow),
    thresholdMinor: next.thresholdMinor,
  }
}

/** What an order gives back in points, as a share of its base: ¥1 = 1 point at 20 points = ¥1 is 5 %. */
export function effectiveRebateBps(baseMinor: Minor, terms: EarningTerms, pointsPerUnit: number): number {
  if (baseMinor <= 0) return 0
  const given = pointsAtRate(baseMinor, terms.ratePointsPerUnit) + (stepReached(baseMinor, terms)?.bonusPoints ?? 0)
  return Number(
    (BigInt(given) * BigInt(MINOR_PER_UNIT) * BigInt(WHOLE_BPS)) / (BigInt(pointsPerUnit) * BigInt(baseMinor)),
  )
}

export type NothingEarned = 'nothing-bought' | 'paid-by-coupon-and-points' | 'no-rate' | 'less-than-one-point'

/** Why an order earned nothing; null when it earned. */
export function whyNothing({ points: earned, explanation }: Award): NothingEarned | null {
  if (earned > 0) return null
  if (explanation.goodsMinor === 0) return 'nothing-bought'
  if (paidForGoods(explanation) === 0) return 'paid-by-coupon-and-points'
  return explanation.ratePointsPerUnit === 0 ? 'no-rate' : 'less-than-one-point'
}

/** An order of goods alone, with nothing taken off. */
export function goodsOnly(goodsMinor: Minor): EarnInput {
  return { goodsMinor, couponMinor: noMoney, pointsMinor: noMoney, shippingMinor: noMoney }
}

type Deducted = Pick<EarnInput, 'goodsMinor' | 'couponMinor' | 'pointsMinor'>

function paidForGoods({ goodsMinor, couponMinor, pointsMinor }: Deducted): Minor {
  invariant(couponMinor >= 0 && pointsMinor >= 0, 'deductions are never negative')
  invariant(goodsMinor >= couponMinor + pointsMinor, 'deductions never pass the goods')
  return minor(goodsMinor - couponMinor - pointsMinor)
}

function withoutTax(paidMinor: Minor, taxIncludedBps: number): Minor {
  return minor(floorFraction(paidMinor, WHOLE_BPS, WHOLE_BPS + taxIncludedBps))
}

// floored once for the whole order: a line-by-line floor would take up to a point per line
function pointsAtRate(baseMinor: Minor, ratePointsPerUnit: number): Points {
  return baseMinor === 0 ? noPoints : points(floorFraction(baseMinor, ratePointsPerUnit, MINOR_PER_UNIT))
}

function stepReached(baseMinor: Minor, terms: EarningTerms): EarningStep | null {
  return terms.steps.findLast((step) => step.thresholdMinor <= baseMinor) ?? null
}

/** What a shop begins with: a point per ¥1, kept back for a week, good for a year; 100 points are worth ¥1. */
export const defaultTerms: { earning: Omit<EarningTerms, 'versionId'>; spending: SpendingTerms } = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 },
}
