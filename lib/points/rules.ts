import { floorShare } from '@/lib/kernel/basis-points'
import { floorFraction, greatestCommonDivisor, leastCommonMultiple } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT, type Minor, minor } from '@/lib/kernel/money'
import { noPoints, type Points, points } from '@/lib/kernel/points'
import { ok, type Result, refuse } from '@/lib/kernel/result'

/** How points turn into money: 100 points = ¥1 by default, in steps, from a minimum, up to a share of the goods. */
export type SpendingTerms = {
  /** points worth one ¥1 */
  pointsPerUnit: number
  stepPoints: number
  minPoints: number
  /** most of the goods after the coupon that points may pay */
  maxShareBps: number
}

/** What points are worth, rounded down to a whole fen. */
export function pointsValueMinor(amount: number, pointsPerUnit: number): Minor {
  return minor(floorFraction(amount, MINOR_PER_UNIT, pointsPerUnit))
}

/** The smallest amount that points go up by: the shop's step, widened until each step is worth a whole fen. */
export function spendStep(terms: SpendingTerms): Points {
  const wholeFen = terms.pointsPerUnit / greatestCommonDivisor(MINOR_PER_UNIT, terms.pointsPerUnit)
  return points(leastCommonMultiple(terms.stepPoints, wholeFen))
}

/** The fewest points one can spend at once: the shop's minimum, raised to the next step. */
export function spendMinimum(terms: SpendingTerms): Points {
  const step = spendStep(terms)
  return points(Math.max(1, Math.ceil(terms.minPoints / step)) * step)
}

/** What held the cap down. 'order' means the goods are paid in full; 'below-minimum' and 'no-points' mean none can be used. */
export type SpendCapReason = 'share' | 'balance' | 'order' | 'below-minimum' | 'no-points'

export type SpendCap = { maxPoints: Points; reason: SpendCapReason }

export type SpendRequest = { goodsAfterCouponMinor: Minor; availablePoints: Points; terms: SpendingTerms }

/** Points pay for goods only, never more than the shop's share of them, and never more than the shopper has. */
export function spendCap({ goodsAfterCouponMinor, availablePoints, terms }: SpendRequest): SpendCap {
  if (availablePoints <= 0) return { maxPoints: noPoints, reason: 'no-points' }
  const payableMinor = floorShare(goodsAfterCouponMinor, terms.maxShareBps)
  const byMoney: SpendCapReason = payableMinor < goodsAfterCouponMinor ? 'share' : 'order'
  if (payableMinor === 0) return { maxPoints: noPoints, reason: byMoney }
  const affordable = floorFraction(payableMinor, terms.pointsPerUnit, MINOR_PER_UNIT)
  const maxPoints = downToStep(Math.min(affordable, availablePoints), terms)
  if (maxPoints < spendMinimum(terms)) return { maxPoints: noPoints, reason: 'below-minimum' }
  return { maxPoints, reason: availablePoints <= affordable ? 'balance' : byMoney }
}

/** The most of a wish that the cap, the step and the minimum allow: what the slider shows. */
export function clampSpend(requested: number, cap: SpendCap, terms: SpendingTerms): Points {
  const allowed = downToStep(Math.max(0, Math.min(Math.trunc(requested) || 0, cap.maxPoints)), terms)
  return allowed < spendMinimum(terms) ? noPoints : allowed
}

export type SpendRefusal = 'points-not-in-steps' | 'points-below-minimum' | 'points-over-balance' | 'points-over-cap'

/** Points go in whole steps, from the minimum, never above what the shopper has or what the order can take. */
export function checkSpend(requested: number, request: SpendRequest): Result<Points, SpendRefusal> {
  if (requested === 0) return ok(noPoints)
  const stepPoints = spendStep(request.terms)
  if (requested < 0 || !Number.isSafeInteger(requested) || requested % stepPoints !== 0) {
    return refuse('points-not-in-steps', { stepPoints })
  }
  const minPoints = spendMinimum(request.terms)
  if (requested < minPoints) return refuse('points-below-minimum', { minPoints })
  const { availablePoints } = request
  if (requested > availablePoints) return refuse('points-over-balance', { availablePoints })
  const { maxPoints } = spendCap(request)
  return requested > maxPoints ? refuse('points-over-cap', { maxPoints }) : ok(points(requested))
}

function downToStep(amount: number, terms: SpendingTerms): Points {
  return points(amount - (amount % spendStep(terms)))
}

/** Points issued together; they expire together. */
export type Lot = { remainingPoints: Points; expiresAt: Date | null }

export type ExpiringSoon<L extends Lot> = { points: Points; firstExpiresAt: Date | null; lots: L[] }

/** What will be lost within so many days if the shopper does nothing, soonest first. */
export function expiringSoon<L extends Lot>(lots: readonly L[], at: Date, days: number): ExpiringSoon<L> {
  const until = at.getTime() + days * 86_400_000
  const soon = lots
    .filter((lot) => lot.remainingPoints > 0 && expiryTime(lot) > at.getTime() && expiryTime(lot) <= until)
    .sort((a, b) => expiryTime(a) - expiryTime(b))
  return {
    points: points(soon.reduce((sum, lot) => sum + lot.remainingPoints, 0)),
    firstExpiresAt: soon[0]?.expiresAt ?? null,
    lots: soon,
  }
}

function expiryTime(lot: Lot): number {
  return lot.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
}

export type Progress = { reached: boolean; missingPoints: Points; progressBps: number }

/** How far a shopper is from something that costs points ("还差 N 分"). */
export function progressTo(costPoints: Points, availablePoints: Points): Progress {
  const missing = Math.max(0, costPoints - availablePoints)
  const has = Math.max(0, Math.min(availablePoints, costPoints))
  const progressBps = missing === 0 ? 10_000 : floorFraction(has, 10_000, costPoints)
  return { reached: missing === 0, missingPoints: points(missing), progressBps }
}

/** What can happen to points, as the ledger names it; a kind never changes its meaning once it stands there. */
export const postingKinds = [
  'order-award',
  'behaviour-award',
  'campaign-award',
  'release',
  'hold',
  'hold-release',
  'spend',
  'exchange',
  'exchange-return',
  'draw',
  'spend-return',
  'award-reversal',
  'expiry',
  'debt-netting',
  'manual',
  'manual-revert',
  'merge',
  'merge-revert',
  'budget-fund',
  'budget-transfer',
] as const

export type PostingKind = (typeof postingKinds)[number]

/**
 * Why points came or went: a posting's kind and explanation as the ledger stores them, instants as ISO text.
 * New points net a debt inside the posting that makes them spendable: its entry in the debt bucket says how much.
 * Points that come back net it by a posting of their own, for a return mirrors what it undoes.
 */
export type PostingReason =
  /** beside the order's number stand the operands of the award; the ledger keeps them and does not read them */
  | { kind: 'order-award'; explanation: { orderNumber: string; [operand: string]: unknown } }
  /** what a shopper did beside paying, with the rule's row that gave for it */
  | { kind: 'behaviour-award'; explanation: { behaviourZh: string; behaviourEn: string; [operand: string]: unknown } }
  /** a prize that is points; prizeNo, drawNo or source say which and out of what */
  | {
      kind: 'campaign-award'
      explanation: Campaign & {
        points: Points
        prizeNo: number
        prizeZh: string
        prizeEn: string
        [operand: string]: unknown
      }
    }
  /** releaseOn: the event of delivery that it had waited for */
  | { kind: 'release'; explanation: { releasesAt: string; releaseOn?: 'delivered' | 'return-window' } }
  | { kind: 'hold'; explanation: { expiresAt: string } | { late: true } }
  | { kind: 'hold-release'; explanation: Record<string, never> }
  | { kind: 'spend'; explanation: { orderNumber: string; pointsMinor: Minor } }
  | { kind: 'exchange'; explanation: { rewardId: string; titleZh: string; titleEn: string; costPoints: Points } }
  /** a claim that was taken back: its points return to their lots */
  | { kind: 'exchange-return'; explanation: { rewardId: string; titleZh: string; titleEn: string; points: Points } }
  /** what a draw of a campaign cost */
  | { kind: 'draw'; explanation: Campaign & { costPoints: Points; drawNo?: number } }
  /** a refund: spent points return to their lots, earned points are taken back */
  | { kind: 'spend-return' | 'award-reversal'; explanation: { orderNumber: string; reason: string } }
  | { kind: 'expiry'; explanation: { expiresAt: string } }
  | { kind: 'debt-netting'; explanation: { debtBeforePoints: Points } }
  | { kind: 'manual' | 'manual-revert' | 'merge' | 'merge-revert'; explanation: { note: string } }
  | { kind: 'budget-fund'; explanation: { points: number; reason: string } }
  /** between the marketing budget and the parts of a campaign's, or among these */
  | { kind: 'budget-transfer'; explanation: Campaign & { points: number } }

type Campaign = { campaignId: string; campaignZh: string; campaignEn: string }

/** What a shopper may look for in their statement, and the postings behind each. */
export const historyFilters = {
  earned: ['order-award', 'behaviour-award', 'campaign-award', 'release', 'manual', 'merge'],
  spent: ['hold', 'spend', 'exchange', 'draw'],
  returned: [
    'hold-release',
    'spend-return',
    'exchange-return',
    'award-reversal',
    'debt-netting',
    'manual-revert',
    'merge-revert',
  ],
  expired: ['expiry'],
} as const satisfies Record<string, readonly PostingKind[]>

export type HistoryFilter = keyof typeof historyFilters

export const historyFilterNames = ['earned', 'spent', 'returned', 'expired'] as const satisfies readonly HistoryFilter[]
