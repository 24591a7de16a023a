import { MINOR_PER_UNIT } from '@/lib/kernel/money'

/** Where a friend stands, as it is kept. */
export const inviteStates = ['joined', 'waiting', 'held', 'counted', 'out'] as const
export type InviteState = (typeof inviteStates)[number]

/** Why a friend who joined brings nothing. */
export const outReasons = [
  'refunded',
  'declined',
  'campaign-over',
  'budget-spent',
  'same-person',
  'old-customer',
] as const
export type OutReason = (typeof outReasons)[number]

/** Why somebody who came by a link is nobody's new friend. */
export const visitRefusals = ['self', 'old-customer', 'has-inviter', 'circle', 'over-limit', 'campaign-over'] as const
export type VisitRefusal = (typeof visitRefusals)[number]

export const verdicts = ['approved', 'declined'] as const
export type Verdict = (typeof verdicts)[number]

/** Where a friend stands, as the inviter is told: one step further than what is kept. */
export const friendSteps = [
  'signed-up',
  'verified',
  'ordered',
  'waiting',
  'unverified',
  'held',
  'counted',
  'out',
  'refused',
] as const
export type FriendStep = (typeof friendSteps)[number]

export type FriendFacts = {
  state: InviteState
  isVerified: boolean
  /** the day on which the order can't be given back any more; null: its parcel has not arrived */
  waitsUntil: Date | null
}

/** What the inviter reads of a friend: came, signed up, confirmed the address, bought, waits until a day, counts. */
export function friendStep({ state, isVerified, waitsUntil }: FriendFacts, at: Date): FriendStep {
  if (state === 'joined') return isVerified ? 'verified' : 'signed-up'
  if (state !== 'waiting') return state
  if (!waitsUntil) return 'ordered'
  return waitsUntil <= at && !isVerified ? 'unverified' : 'waiting'
}

export type Rung = { friends: number; prizeNo: number }

/** How far an inviter is: rungs reached, the next one, and how many friends it still takes ("还差 1 人"). */
export function ladderAt(rungs: readonly Rung[], counted: number) {
  const next = rungs.find(({ friends }) => friends > counted) ?? null
  return {
    reached: rungs.filter(({ friends }) => friends <= counted),
    next,
    missing: next ? next.friends - counted : 0,
  }
}

// Without 0/O, 1/I/L and U: read aloud, written down and typed in again without a slip
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 7

/** A short code out of random bytes; every sign is as likely as any other. Null: too few of them could be used. */
export function inviteCode(random: Uint8Array): string | null {
  const fair = 256 - (256 % CODE_ALPHABET.length)
  const signs = [...random]
    .filter((byte) => byte < fair)
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
  return signs.length < CODE_LENGTH ? null : signs.slice(0, CODE_LENGTH).join('')
}

/** A code as somebody typed it: in small letters, or with the letters that look like digits. */
export const plainCode = (typed: string): string => typed.trim().toUpperCase()

export const isInviteCode = (code: string): boolean =>
  code.length === CODE_LENGTH && Array.from(code).every((sign) => CODE_ALPHABET.includes(sign))

export type InviteCost = {
  /** points that were given for friends and not taken back */
  points: number
  /** what prizes that are no points cost the shop */
  prizesMinor: number
  /** what those of them that were used have cost: the money they paid, the rewards they became */
  realisedMinor: number
  /** friends who are new, confirmed their address and kept a paid order */
  newCustomers: number
}

export type CacTerms = { pointsPerUnit: number; redemptionBps: number }

/** Cost per new customer in fen, rounded up to a whole one: at face value, as expected, and as it has turned out. Null without customers. */
export type Cac = { faceMinor: number; expectedMinor: number; realisedMinor: number }

/**
 * What a new customer cost: 600 points for three friends are ¥6 and so ¥2 each at face value. Expected counts the points
 * that will be used, realised what the used ones have cost; prizes that are no points count in full in all three.
 */
export function cacOf(cost: InviteCost, { pointsPerUnit, redemptionBps }: CacTerms): Cac | null {
  if (cost.newCustomers === 0) return null
  const each = (numerator: number, denominator: number) =>
    Math.ceil((numerator + cost.prizesMinor * denominator) / (denominator * cost.newCustomers))
  return {
    faceMinor: each(cost.points * MINOR_PER_UNIT, pointsPerUnit),
    expectedMinor: each(cost.points * MINOR_PER_UNIT * redemptionBps, pointsPerUnit * 10_000),
    realisedMinor: each(cost.realisedMinor, 1),
  }
}
