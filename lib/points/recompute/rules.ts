import { z } from 'zod'
import { allocate } from '@/lib/kernel/money'
import type { PostingKind } from '../rules'

/** What a posting did to its shopper's buckets, in points; a debt is written negative. */
export type Effect = { available: number; pending: number; held: number; debt: number }

const still: Effect = { available: 0, pending: 0, held: 0, debt: 0 }
const whole = z.int().min(0)
const lotFields = {
  lot: whole,
  pending: z.boolean().default(false),
  points: whole.default(0),
  originalPoints: whole.default(0),
  expiredPoints: whole.default(0),
  askedBeforePoints: whole.default(0),
  beforePoints: whole.default(0),
  ownPoints: whole.default(0),
  lentPoints: whole.default(0),
}
const explained = z.looseObject({
  points: z.int().optional(),
  heldPoints: whole.optional(),
  debtBeforePoints: whole.default(0),
  livePoints: whole.optional(),
  ownPoints: whole.optional(),
  settleMostPoints: whole.default(0),
  originalPoints: whole.optional(),
  usedPoints: whole.optional(),
  expiredPoints: whole.default(0),
  beforePoints: whole.default(0),
  askedPoints: whole.optional(),
  spentPoints: whole.optional(),
  pointsMinor: whole.optional(),
  refundedPointsMinor: whole.optional(),
  awardPoints: whole.optional(),
  netMinor: whole.optional(),
  refundedNetMinor: whole.optional(),
  costPoints: whole.optional(),
  availablePoints: whole.default(0),
  pendingPoints: whole.default(0),
  debtPoints: whole.default(0),
  pending: z.boolean().default(false),
  lots: z.array(z.looseObject({ ...lotFields })).optional(),
  direction: z.enum(['in', 'out']).optional(),
})
type Explained = z.output<typeof explained>

/** A posting again from its explanation alone: the same entries, or the ledger is wrong. Null: it does not say enough. */
export function recomputeEffect(kind: PostingKind, explanation: unknown): Effect | null {
  const read = explained.safeParse(explanation)
  return read.success ? effectOf(kind, read.data) : null
}

function effectOf(kind: PostingKind, e: Explained): Effect | null {
  switch (kind) {
    case 'hold':
      return known(e.points, (points) => ({ available: -points, held: points }))
    case 'hold-release':
      return known(e.points, (points) => ({ available: points, held: -points }))
    case 'spend':
      return e.heldPoints === undefined
        ? known(e.points, (points) => ({ available: -points }))
        : { ...still, held: -e.heldPoints }
    case 'exchange':
      // points that waited for a reward's money were held meanwhile
      return known(e.costPoints, (cost) => (e.heldPoints === cost ? { held: -cost } : { available: -cost }))
    case 'draw':
      return known(e.costPoints, (cost) => ({ available: -cost }))
    case 'exchange-return':
      return known(e.points, (points) => ({ available: points }))
    case 'release':
      return known(e.points, (points) => ({ pending: -points, ...usable(points, e) }))
    case 'expiry':
      return known(e.originalPoints, (original) => ({ available: (e.usedPoints ?? 0) - original }))
    case 'debt-netting':
      return known(e.livePoints, (live) => ({
        available: -Math.min(live, e.debtBeforePoints),
        debt: Math.min(live, e.debtBeforePoints),
      }))
    case 'spend-return':
      return known(shareOf(e.spentPoints, e.refundedPointsMinor, e.pointsMinor) ?? e.askedPoints, (asked) => ({
        available: asked - e.beforePoints,
      }))
    case 'award-reversal':
    case 'manual-revert':
      return e.originalPoints === undefined ? known(e.points, (points) => ({ available: points })) : takenBack(e)
    case 'campaign-award':
      return known(e.points, (points) => given(points, e))
    case 'manual':
      return known(e.points, (points) => (points < 0 ? { available: points } : given(points, e)))
    case 'merge':
    case 'merge-revert':
      return moved(e)
    default:
      return null
  }
}

/** An award is recomputed by the rules that made it; this says where its points went. */
export function effectOfAward(points: number, explanation: unknown): Effect | null {
  const read = explained.safeParse(explanation)
  if (!read.success) return null
  const { lots } = read.data
  if (!lots) return { ...still, ...given(points, read.data) }
  // each lot waits or can be spent; together they are the award
  const waiting = lots.reduce((sum, lot) => sum + (lot.pending ? lot.points : 0), 0)
  if (lots.reduce((sum, lot) => sum + lot.points, 0) !== points) return null
  return { ...still, ...usable(points - waiting, read.data), pending: waiting }
}

const given = (points: number, e: Explained): Partial<Effect> => (e.pending ? { pending: points } : usable(points, e))

// new points pay what is owed before anybody can spend them
function usable(points: number, e: Explained): Partial<Effect> {
  const net = Math.min(points, e.debtBeforePoints)
  return { available: points - net, debt: net }
}

// what expired unused was no benefit; the own lot gives first, then others, then money, and the rest is owed
function takenBack(e: Explained): Effect | null {
  const asked = shareOf(e.awardPoints, e.refundedNetMinor, e.netMinor) ?? e.askedPoints
  if (e.lots) return asked === undefined ? null : takenBackOfLots(asked, e.lots, e)
  if (asked === undefined || e.originalPoints === undefined || e.ownPoints === undefined) return null
  const target = Math.min(asked, e.originalPoints - e.expiredPoints) - e.beforePoints
  if (e.pending) return { ...still, pending: -target }
  const other = Math.min(e.livePoints ?? 0, target - e.ownPoints)
  const short = target - e.ownPoints - other
  return { ...still, available: -(e.ownPoints + other), debt: Math.min(short, e.settleMostPoints) - short }
}

// what is asked now is spread over the lots by what is left to ask of each; the rest is as of one lot
function takenBackOfLots(asked: number, lots: NonNullable<Explained['lots']>, e: Explained): Effect {
  const sum = (of: (lot: (typeof lots)[number], taken: number) => number) =>
    lots.reduce((total, lot, i) => total + of(lot, targets[i] ?? 0), 0)
  const left = lots.map((lot) => lot.originalPoints - lot.askedBeforePoints)
  const parts = allocate(asked - lots.reduce((total, lot) => total + lot.askedBeforePoints, 0), left)
  const targets = lots.map((lot, i) =>
    Math.max(
      0,
      Math.min(lot.askedBeforePoints + (parts[i] ?? 0), lot.originalPoints - lot.expiredPoints) - lot.beforePoints,
    ),
  )
  const short = sum((lot, taken) => taken - lot.ownPoints - lot.lentPoints)
  const other = Math.min(e.livePoints ?? 0, short)
  const owed = short - other - Math.min(short - other, e.settleMostPoints)
  const usableBack = sum((lot) => (lot.pending ? 0 : lot.ownPoints + lot.lentPoints)) + other
  return {
    ...still,
    pending: 0 - sum((lot) => (lot.pending ? lot.ownPoints : 0)),
    available: 0 - usableBack,
    debt: 0 - owed,
  }
}

function moved(e: Explained): Effect | null {
  if (!e.direction) return null
  const sign = e.direction === 'in' ? 1 : -1
  return { ...still, available: sign * e.availablePoints, pending: sign * e.pendingPoints, debt: -sign * e.debtPoints }
}

/** The part of a whole that so many of so many fen are, floored; all of it when they are all. */
const shareOf = (points?: number, part?: number, of?: number): number | undefined =>
  points === undefined || part === undefined || !of ? undefined : Number((BigInt(points) * BigInt(part)) / BigInt(of))

const known = (points: number | undefined, effect: (points: number) => Partial<Effect>): Effect | null =>
  points === undefined ? null : { ...still, ...effect(points) }
