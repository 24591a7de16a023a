import { randomUUID } from 'node:crypto'
import type pg from 'pg'

// The ledger's operations, each one call of one function.

const call = (pool: pg.Pool, name: string, text: string, values: unknown[]) => pool.query({ name, text, values })

export const earn = (pool: pg.Pool, accountId: string) =>
  call(
    pool,
    'earn',
    `select points_award($1, $2, 'manual', 'bench', 1, '{}', null, now() + interval '1 year', 'spend', null, null, null)`,
    [accountId, randomUUID()],
  )

export const spend = (pool: pg.Pool, accountId: string, points: number) =>
  call(pool, 'spend', `select points_spend($1, $2, 'spend', 'bench', $3, '{}', null)`, [
    accountId,
    randomUUID(),
    points,
  ])

/** Points set aside for a payment, and spent when it comes: two calls. */
export async function holdAndCapture(pool: pg.Pool, accountId: string): Promise<void> {
  const key = randomUUID()
  await call(pool, 'hold', `select points_hold_take($1, $2, 'bench', 1, now() + interval '1 hour', null)`, [
    accountId,
    key,
  ])
  await call(pool, 'capture', `select points_hold_capture($1, '{}', null)`, [key])
}

export const earnFrom = (pool: pg.Pool, budgetId: string, accountId: string) =>
  call(
    pool,
    'earn-from',
    `select points_award_from($1, $2, $3, 'manual', 'bench', 1, '{}', null, now() + interval '1 year', null, null, null)`,
    [budgetId, accountId, randomUUID()],
  )

export async function shoppers(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await pool.query(`insert into account (id, email) select x, x || '@bench.test' from unnest($1::uuid[]) x`, [ids])
  return ids
}

/** One posting a shopper that gives so many lots of so many points, each with a last day of its own. */
export async function giveLots(pool: pg.Pool, ids: readonly string[], lots: number, points: number): Promise<void> {
  await pool.query(
    'insert into points_balance (account_id) select x from unnest($1::uuid[]) x on conflict do nothing',
    [ids],
  )
  await pool.query(
    `with p as (insert into posting (key, input_hash, kind, account_id, source, at)
        select 'lots:' || x, '', 'manual', x, 'bench', now() from unnest($1::uuid[]) x returning id, account_id),
      l as (insert into lot (account_id, posting_id, source, original_points, remaining_points, state, expires_at, funding)
        select p.account_id, p.id, 'bench', $3, $3, 'active', now() + make_interval(days => 30 + n), 'spend' from p, generate_series(1, $2) n),
      e as (insert into entry (posting_id, account_id, bucket, amount_points, balance_after)
        select p.id, x.account_id, x.bucket, x.amount, x.after from p, lateral (values
          (p.account_id, 'available', $2::bigint * $3, $2::bigint * $3), (null::uuid, 'issued', -$2::bigint * $3, null)) x(account_id, bucket, amount, after))
    update points_balance b set available_points = available_points + $2::bigint * $3 from p where b.account_id = p.account_id`,
    [ids, lots, points],
  )
}
