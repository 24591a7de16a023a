import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { AppealRefusal, JoinInviteRefusal, ReviewRefusal } from './errors'
import type { InviteState, OutReason, Verdict, VisitRefusal } from './rules'

type At = Date | null

/** Null: another link has this code already. */
export const makeLink = (on: Queryable, at: At, campaignId: string, accountId: string, code: string) =>
  refusable<{ code: string | null } | null, JoinInviteRefusal>(
    row<{ code: string | null }>(
      'select invite_link_make($1, $2, $3, $4) as code',
      [campaignId, accountId, code, at],
      on,
    ),
  )

/** Null: nothing is open behind this link. */
export async function noteVisit(on: Queryable, at: At, code: string, visitorHash: Buffer): Promise<string | null> {
  const noted = await row<{ id: string | null }>('select invite_visited($1, $2, $3) as id', [code, visitorHash, at], on)
  return noted?.id ?? null
}

export type Attributed = { inviteId: string | null; refused: VisitRefusal | null }

/** Null: no link was opened before. */
export async function attribute(
  on: Queryable,
  at: At,
  friend: { accountId: string; visitorHash: Buffer | null; visit: string | null },
): Promise<Attributed | null> {
  const done = await row<{ told: Attributed | null }>(
    'select invite_attribute($1, $2, $3, $4) as told',
    [friend.accountId, friend.visitorHash, friend.visit, at],
    on,
  )
  return done?.told ?? null
}

export async function noteDevice(on: Queryable, at: At, deviceHash: Buffer, accountId: string): Promise<void> {
  await rows('select device_noted($1, $2, $3)', [deviceHash, accountId, at], on)
}

export async function keepCards(
  on: Queryable,
  paymentIds: readonly string[],
  hashes: readonly Buffer[],
): Promise<void> {
  await rows(
    `update payment p set card_hash = x.hash from unnest($1::uuid[], $2::bytea[]) as x(id, hash) where p.id = x.id`,
    [paymentIds, hashes],
    on,
  )
}

export type Settled = {
  inviteId: string
  campaignId: string
  state: InviteState
  reason: OutReason | null
  isOver?: boolean
}

async function settled<R extends string>(work: Promise<{ told: Settled } | null>): Promise<Result<Settled, R>> {
  const done = await refusable<{ told: Settled } | null, R>(work)
  if (!done.ok) return done
  invariant(done.value !== null, 'an invite stands somewhere')
  return ok(done.value.told)
}

export const settle = (on: Queryable, at: At, inviteId: string, score: number, signals: readonly object[]) =>
  settled<'invite-unknown'>(
    row('select invite_settle($1, $2, $3, $4) as told', [inviteId, score, JSON.stringify(signals), at], on),
  )

/** `verdict` null takes the last one back. */
export const decide = (
  on: Queryable,
  by: { actorId: string; at: At },
  inviteId: string,
  verdict: Verdict | null,
  note: string | null,
) =>
  settled<ReviewRefusal>(
    row('select invite_decide($1, $2, $3, $4, $5) as told', [inviteId, verdict, note, by.actorId, by.at], on),
  )

export const appeal = (on: Queryable, at: At, inviteId: string, accountId: string, text: string) =>
  refusable<unknown, AppealRefusal>(row('select invite_appeal($1, $2, $3, $4)', [inviteId, accountId, text, at], on))

/** What a campaign that is over had held and needs no more goes back to where it came from. */
export async function releaseRest(on: Queryable, at: At, campaignId: string): Promise<void> {
  await rows('select campaign_release($1, $2)', [campaignId, at], on)
}
