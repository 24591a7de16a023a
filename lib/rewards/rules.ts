import { ceilFraction, floorFraction } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import type { Points } from '@/lib/kernel/points'
import type { TierMeasure } from '@/lib/tiers/rules'

/** How a reward is handed over. Each is a folder here and functions of its name in the database; the kernel knows none. */
export const rewardKinds = [
  'coupon',
  'virtual-code',
  'verification-code',
  'parcel',
  'link',
  'page',
  'red-packet',
  'cashback-card',
  'draw-ticket',
] as const
export type RewardKind = (typeof rewardKinds)[number]

export const rewardCategories = ['coupons', 'digital', 'in-store', 'gifts', 'cash'] as const
export type RewardCategory = (typeof rewardCategories)[number]

export const limitPeriods = ['ever', 'day', 'week', 'month'] as const
export type LimitPeriod = (typeof limitPeriods)[number]

export const rewardStates = ['draft', 'live', 'archived'] as const
export type RewardState = (typeof rewardStates)[number]

/** unpaid: its points are held until its money comes; claimed: paid for, to be handed over; issued: the shopper has it; the others are ends. */
export const claimStates = ['unpaid', 'claimed', 'issued', 'used', 'expired', 'void'] as const
export type ClaimState = (typeof claimStates)[number]

/** Which words its states go by: a parcel is sent, money is on its way. */
export function claimWordsOf(kind: RewardKind): 'parcel' | 'cash' | 'other' {
  if (kind === 'parcel') return 'parcel'
  return kind === 'red-packet' || kind === 'cashback-card' ? 'cash' : 'other'
}

/** Something can still come of it. */
export const isOpen = ({ state }: { state: ClaimState }): boolean =>
  state === 'unpaid' || state === 'claimed' || state === 'issued'

/** What a kind keeps of a claim: where a gift goes and went, which coupon was granted. Never a code. */
export type ClaimDelivery = {
  grantId?: string
  carrier?: string
  /** of a draw: the campaign that it is made in */
  slug?: string
  trackingNumber?: string
  address?: Readonly<Record<string, string | null>>
}

/** A tier that a reward asks for, and what is missing to it: 0 when it is reached, null where nobody can say. */
export type TierAsked = {
  code: string
  titleZh: string
  titleEn: string
  measure: TierMeasure | null
  missing: number | null
}

/** Who may have a reward, and from when, as one shopper finds it: `reward_door` in the database, which the exchange asks too. */
export type Door = {
  isOpen: boolean
  /** for this shopper; null: always was */
  opensAt: Date | null
  minTier: TierAsked | null
  earlyTier: TierAsked | null
}

/** Names of counters, as one line in each language. */
export type StoreNames = { storesZh: string; storesEn: string }

/** What a shopper earned of late, and over how many days. */
export type Pace = { earnedPoints: number; days: number }

/** In how many days, at the pace of late, somebody has what is missing; null when nothing comes in or it is years away. */
export function daysToReach(missingPoints: Points, pace: Pace): number | null {
  if (pace.earnedPoints <= 0 || pace.days <= 0) return null
  const days = ceilFraction(missingPoints, pace.days, pace.earnedPoints)
  return days > FARTHEST_DAYS ? null : days
}
const FARTHEST_DAYS = 730

/** In how many days the rest is gone, at the rate of the last thirty; null when nothing goes, there is no end to it or it is years away. */
export function daysUntilGone(left: number | null, claimedLately: number): number | null {
  const days = left === null || claimedLately <= 0 ? null : floorFraction(left, 30, claimedLately)
  return days !== null && days > FARTHEST_DAYS ? null : days
}

/** Fewer than this and it is told how many are left. */
export const FEW_LEFT = 20

export type Worth = { costPoints: number; cashMinor: number; faceValueMinor: number; trueCostMinor: number }

/** From how far off the base rate a reward is worth a second look: a third, as the shop's own points are reckoned. */
const STRAYS_BPS = 3_334

export type WorthAdvice = 'fair' | 'too-dear' | 'too-cheap' | 'arbitrage' | 'unstated'

/**
 * What a reward gives for a point against what a point takes off an order. `arbitrage`: it costs the shop more than the
 * points would have, so that points are better earned and turned into this than spent. What is paid in money buys its own part
 * of both: the points are judged by the rest.
 */
export function judgeWorth(
  { costPoints, cashMinor, faceValueMinor, trueCostMinor }: Worth,
  pointsPerUnit: number,
): WorthAdvice {
  if (faceValueMinor === 0 && trueCostMinor === 0) return 'unstated'
  // a point takes a unit / pointsPerUnit off an order; compared across, so that nothing is rounded
  const base = costPoints * MINOR_PER_UNIT
  if ((trueCostMinor - cashMinor) * pointsPerUnit > base) return 'arbitrage'
  const face = (faceValueMinor - cashMinor) * pointsPerUnit
  if (face * 10_000 > base * (10_000 + STRAYS_BPS)) return 'too-cheap'
  if (faceValueMinor > 0 && face * 10_000 < base * (10_000 - STRAYS_BPS)) return 'too-dear'
  return 'fair'
}
