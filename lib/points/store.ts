import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { Points } from '@/lib/kernel/points'
import { ok, type Refused, type Result } from '@/lib/kernel/result'
import type { LedgerRefusal } from './errors'
import type { ExpiryTerms, LotTerms } from './lots/rules'
import type { PostingKind } from './rules'

// One statement per write: each function takes the shopper's balance row first and does all or nothing.

type Explanation = Readonly<Record<string, unknown>>

export type Earning = {
  accountId: string
  key: string
  kind: PostingKind
  source: string
  points: Points
  explanation: Explanation
  /** null or past: spendable at once */
  releasesAt: Date | null
  expiresAt: Date | null
  funding: 'spend' | 'marketing'
  termsVersion: number | null
  actorId: string | null
  /** what it waits for instead of a day, and how long it outlives the last earning or spending */
  lot?: LotTerms | null
}

export const award = (on: Queryable, at: Date | null, e: Earning): Promise<Result<number, LedgerRefusal>> =>
  posting<'key-reused' | 'points-not-positive'>(
    on,
    'select points_award($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as id',
    [
      e.accountId,
      e.key,
      e.kind,
      e.source,
      e.points,
      e.explanation,
      e.releasesAt,
      e.expiresAt,
      e.funding,
      e.termsVersion,
      e.actorId,
      at,
      e.lot ?? null,
    ],
  )

/** An award out of a budget; null when there was too little in it, and the attempt is kept with its reason. */
export async function awardFrom(
  on: Queryable,
  at: Date | null,
  budgetId: string,
  e: Omit<Earning, 'funding'>,
): Promise<Result<number | null, 'key-reused' | 'points-not-positive'>> {
  const made = await refusable<{ id: number | null } | null, 'key-reused' | 'points-not-positive'>(
    row(
      'select points_award_from($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as id',
      [
        budgetId,
        e.accountId,
        e.key,
        e.kind,
        e.source,
        e.points,
        e.explanation,
        e.releasesAt,
        e.expiresAt,
        e.termsVersion,
        e.actorId,
        at,
      ],
      on,
    ),
  )
  return made.ok ? ok(made.value?.id ?? null) : made
}
/** What the points of an award waited for has come: they are usable from `releasesAt`, and live from there. */
export const comeDue = (on: Queryable, awardKey: string, releasesAt: Date, expiry: ExpiryTerms) =>
  row<{ expiresAt: Date | null }>(
    'select points_come_due($1, $2, $3) as "expiresAt"',
    [awardKey, releasesAt, expiry],
    on,
  )

export const releaseDue = (on: Queryable, at: Date | null, most: number): Promise<number> =>
  count(on, 'select points_release_due($1, $2) as done', at, most)

export const expireDue = (on: Queryable, at: Date | null, most: number): Promise<number> =>
  count(on, 'select points_expire_due($1, $2) as done', at, most)

export type Spending = { accountId: string; key: string; source: string; points: Points }

export const spend = (
  on: Queryable,
  at: Date | null,
  s: Spending & { kind: PostingKind; explanation: Explanation },
): Promise<Result<number, LedgerRefusal>> =>
  posting(on, 'select points_spend($1, $2, $3, $4, $5, $6, $7) as id', [
    s.accountId,
    s.key,
    s.kind,
    s.source,
    s.points,
    s.explanation,
    at,
  ])

export const holdTake = (
  on: Queryable,
  at: Date | null,
  s: Spending & { expiresAt: Date },
): Promise<Result<number, LedgerRefusal>> =>
  posting(on, 'select points_hold_take($1, $2, $3, $4, $5, $6) as id', [
    s.accountId,
    s.key,
    s.source,
    s.points,
    s.expiresAt,
    at,
  ])

export const holdCapture = (
  on: Queryable,
  at: Date | null,
  key: string,
  explanation: Explanation = {},
): Promise<Result<number, LedgerRefusal>> =>
  posting(on, 'select points_hold_capture($1, $2, $3) as id', [key, explanation, at])

export async function holdRelease(on: Queryable, at: Date | null, key: string): Promise<Result<null, 'hold-unknown'>> {
  const done = await refusable<unknown, 'hold-unknown'>(row('select points_hold_release($1, $2)', [key, at], on))
  return done.ok ? ok(null) : done
}

export type Undoing = {
  key: string
  /** the posting's own key; a second part of the same needs another than the first */
  as?: string
  /** all that is undone by now, this part included; none: everything */
  points?: Points
  explanation: Explanation
  actorId: string | null
}

/** `key` names the hold whose captured points come back. */
export const returnSpend = (on: Queryable, at: Date | null, u: Undoing): Promise<Result<number, LedgerRefusal>> =>
  posting(on, 'select points_return_spend($1, $2, $3, $4, $5, $6) as id', [
    u.key,
    u.as ?? `${u.key}:return`,
    u.points ?? null,
    u.explanation,
    u.actorId,
    at,
  ])

/** `key` names the award; null when all of it had expired and there was nothing to take back. */
export async function revoke(
  on: Queryable,
  at: Date | null,
  u: Undoing,
): Promise<Result<number | null, LedgerRefusal>> {
  const done = await refusable<{ id: number | null } | null, LedgerRefusal>(
    row(
      'select points_revoke($1, $2, $3, 0, $4, $5, $6) as id',
      [u.key, u.as ?? `${u.key}:revoke`, u.points ?? null, u.explanation, u.actorId, at],
      on,
    ),
  )
  return done.ok ? ok(done.value?.id ?? null) : done
}

async function posting<R extends LedgerRefusal>(
  on: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<{ ok: true; value: number } | Refused<R>> {
  const made = await refusable<{ id: number } | null, R>(row(text, values, on))
  if (!made.ok) return made
  invariant(made.value !== null, 'a posting has a number')
  return ok(made.value.id)
}

async function count(on: Queryable, text: string, at: Date | null, most: number): Promise<number> {
  return (await row<{ done: number }>(text, [at, most], on))?.done ?? 0
}
