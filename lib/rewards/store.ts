import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { ClaimRefusal, VoidRefusal } from './errors'
import type { ClaimState } from './rules'
import type { ClaimReward } from './schema'

export type Told = {
  claimId: string
  kind: string
  state: ClaimState
  expiresAt: string | null
  delivery: Record<string, unknown>
  replayed: boolean
  /** of one that costs money */
  orderId: string | null
  orderNumber: number | null
}

export type Claiming = Pick<ClaimReward, 'rewardId' | 'costPoints' | 'cashMinor' | 'paymentMethod' | 'requestId'> & {
  prepared?: unknown
  locale?: string
}

export async function claim(
  on: Queryable,
  at: Date | null,
  accountId: string,
  input: Claiming,
): Promise<Result<Told, ClaimRefusal>> {
  const { rewardId, costPoints, cashMinor = 0, paymentMethod = null, requestId, prepared = null, locale = null } = input
  const asked = { accountId, rewardId, costPoints, cashMinor, paymentMethod, requestId, prepared, locale, at }
  const made = await refusable<{ told: Told } | null, ClaimRefusal>(
    row('select reward_claim($1) as told', [JSON.stringify(asked)], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a claim tells of itself')
  return ok(made.value.told)
}

export async function voidClaim(
  on: Queryable,
  at: Date | null,
  { claimId, reason, actorId }: { claimId: string; reason: string; actorId: string | null },
): Promise<Result<Told, VoidRefusal>> {
  const made = await refusable<{ told: Told } | null, VoidRefusal>(
    row('select claim_void($1, $2, $3, $4) as told', [claimId, reason, actorId, at], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a claim tells of itself')
  return ok(made.value.told)
}

export type DueClaim = {
  id: string
  kind: string
  accountId: string
  points: number
  tries: number
  delivery: Record<string, unknown>
  /** a prize: it cost no points, and is never given up */
  isWon: boolean
}

export function takeDue(on: Queryable, at: Date | null, most: number): Promise<DueClaim[]> {
  return rows<DueClaim>(
    'select id, kind, account_id as "accountId", points, tries, delivery, won_by is not null as "isWon" from claims_take_due($1, $2)',
    [at, most],
    on,
  )
}

export async function markDelivered(
  on: Queryable,
  at: Date | null,
  claimId: string,
  delivery: Record<string, unknown>,
): Promise<void> {
  await rows('select claim_delivered($1, $2, $3)', [claimId, JSON.stringify(delivery), at], on)
}

export async function noteTrouble(on: Queryable, claimId: string, trouble: string): Promise<void> {
  await rows('update claim set trouble = $2 where id = $1', [claimId, trouble.slice(0, 500)], on)
}

/** Hands over what was won, with what its port made ready; what is refused stands in the claim and is tried again. */
export async function handOver(
  on: Queryable,
  at: Date | null,
  claimId: string,
  prepared: Record<string, unknown>,
): Promise<Result<Told, 'claim-unknown'>> {
  const made = await refusable<{ told: Told } | null, 'claim-unknown'>(
    row('select claim_hand_over($1, $2, $3) as told', [claimId, JSON.stringify(prepared), at], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a claim tells of itself')
  return ok(made.value.told)
}

/** Nothing is tried before the shopper has said what is missing. */
export async function waitFor(on: Queryable, claimId: string, what: string): Promise<void> {
  await rows('select claim_waits_for($1, $2)', [claimId, what], on)
}

const MOST_AT_ONCE = 1_000

export async function expireDue(on: Queryable, at: Date | null): Promise<number> {
  const found = await row<{ ended: number }>('select claims_expire_due($1, $2) as ended', [at, MOST_AT_ONCE], on)
  return found?.ended ?? 0
}
