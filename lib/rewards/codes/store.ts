import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { RevealRefusal } from '../errors'
import type { PoolRefusal } from './errors'
import type { CodeReport } from './rules'

export async function reveal(
  on: Queryable,
  at: Date | null,
  claimId: string,
  accountId: string,
): Promise<Result<Buffer, RevealRefusal>> {
  const found = await refusable<{ sealed: Buffer } | null, RevealRefusal>(
    row('select code_reveal($1, $2, $3) as sealed', [claimId, accountId, at], on),
  )
  if (!found.ok) return found
  invariant(found.value !== null, 'a code is shown or refused')
  return ok(found.value.sealed)
}

export type NewPool = { name: string; lowAt: number }

/** A pool and its audit row; null when the name is taken. */
export async function insertPool(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  pool: NewPool,
): Promise<string | null> {
  const made = await row<{ id: string }>(
    `with made as (insert into code_pool (name, low_at, created_by, created_at) values ($3, $4, $1, coalesce($2::timestamptz, now()))
       on conflict (name) do nothing returning *),
     told as (insert into audit_log (at, actor_id, action, subject, after)
       select coalesce($2::timestamptz, now()), $1, 'codes.pool.create', 'code-pool:' || id, jsonb_build_object('name', name, 'lowAt', low_at) from made)
     select id from made`,
    [by.actorId, by.at, pool.name, pool.lowAt],
    on,
  )
  return made?.id ?? null
}

export type RunWords = {
  poolId: string
  requestId: string
  work: 'import' | 'check' | 'generate'
  total: number
  actorId: string
  /** the codes of a file, sealed, in case that they have to be put in once more */
  sealed?: Buffer | null
}

/** A run under its request's key; the same request is the same run. */
export async function startRun(
  on: Queryable,
  run: RunWords,
): Promise<Result<{ runId: string; isNew: boolean }, PoolRefusal>> {
  const made = await row<{ id: string | null; is_new: boolean; pool: boolean }>(
    `with pool as (select id from code_pool where id = $1),
     made as (insert into code_run (pool_id, request_key, work, total, actor_id, input) select id, $2, $3, $4, $5, $6 from pool
       on conflict (request_key) do nothing returning id)
     select coalesce((select id from made), (select id from code_run where request_key = $2)) as id,
       exists (select 1 from made) as is_new, exists (select 1 from pool) as pool`,
    [run.poolId, run.requestId, run.work, run.total, run.actorId, run.sealed ?? null],
    on,
  )
  if (!made?.pool || made.id === null) return { ok: false, refusal: 'code-pool-unknown' }
  return ok({ runId: made.id, isNew: made.is_new })
}

/** How many of these went in, each with the run's count; null: it was called off, and none did. */
export async function putCodes(
  on: Queryable,
  run: { poolId: string; runId: string },
  sealed: readonly Buffer[],
  hashes: readonly Buffer[],
): Promise<number | null> {
  const put = await row<{ put: number | null }>(
    'select code_pool_put($1, $2, $3::bytea[], $4::bytea[]) as put',
    [run.poolId, run.runId, sealed, hashes],
    on,
  )
  return put?.put ?? null
}

/** Which of these the pool has already, by their place among them. */
export async function findKnown(on: Queryable, poolId: string, hashes: readonly Buffer[]): Promise<number[]> {
  const found = await rows<{ place: number }>(
    `select (n - 1)::int as place from unnest($2::bytea[]) with ordinality as x(hash, n)
     where exists (select 1 from code k where k.pool_id = $1 and k.hash = x.hash)`,
    [poolId, hashes],
    on,
  )
  return found.map(({ place }) => place)
}

/** Says how far it is; false: it was called off. */
export async function writeProgress(on: Queryable, runId: string, done: number): Promise<boolean> {
  const found = await rows(
    `update code_run set done = $2, touched_at = now() where id = $1 and state = 'running' returning id`,
    [runId, done],
    on,
  )
  return found.length === 1
}

/** Calls a run off; the codes that are in stay, and the record says how many. One that is over stays as it is. */
export async function callOff(on: Queryable, runId: string, actorId: string): Promise<void> {
  await rows(
    `with off as (update code_run set state = 'cancelled', touched_at = now() where id = $1 and state = 'running' returning *)
     insert into audit_log (actor_id, action, subject, after)
     select $2, 'codes.' || work, 'code-pool:' || pool_id, jsonb_build_object('done', done, 'total', total, 'state', state) from off where work <> 'check' and done > 0`,
    [runId, actorId],
    on,
  )
}

export type KeptRun = { poolId: string; work: RunWords['work']; left: number; total: number; sealed: Buffer | null }

/** What a run was to do and has not done; null: it is over, somebody is at it, or its codes are gone. One that was lost is over from now on. */
export async function findKeptRun(on: Queryable, runId: string): Promise<KeptRun | null> {
  await rows(
    `update code_run set state = 'cancelled', touched_at = now() where id = $1 and state = 'running' and touched_at < now() - interval '1 minute'`,
    [runId],
    on,
  )
  return row<KeptRun>(
    `select pool_id as "poolId", work, total - done as left, total, input as sealed from code_run
     where id = $1 and (input is not null or work = 'generate' and total > done)
       and (state = 'refused' and report is null or state = 'cancelled')`,
    [runId],
    on,
  )
}

/** How a run ended; what it put into the pool stands in the record. */
export async function finishRun(
  on: Queryable,
  runId: string,
  state: 'checked' | 'done' | 'refused',
  report: CodeReport | null,
): Promise<void> {
  await rows(
    `with made as (update code_run set state = $2, report = $3, touched_at = now(), input = case when $3::jsonb is null then input end
       where id = $1 and state = 'running' returning *)
     insert into audit_log (actor_id, action, subject, after)
     select actor_id, 'codes.' || work, 'code-pool:' || pool_id, jsonb_build_object('put', report->'put', 'total', total) from made where $2 = 'done'`,
    [runId, state, report === null ? null : JSON.stringify(report)],
    on,
  )
}

/** The sealed codes of a pool that are free, and a line in the record that they were read out; null when there is no such pool. */
export async function takeOut(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  poolId: string,
): Promise<Buffer[] | null> {
  const found = await row<{ codes: string[] | null }>(
    `with pool as (select id from code_pool where id = $3),
     free as (select k.id, encode(k.sealed, 'base64') as sealed from code k join pool p on p.id = k.pool_id where k.claim_id is null and k.withdrawn_at is null and k.kept_for is null),
     told as (insert into audit_log (at, actor_id, action, subject, after) select coalesce($2::timestamptz, now()), $1, 'codes.export', 'code-pool:' || id,
       jsonb_build_object('codes', (select count(*) from free)) from pool)
     select case when exists (select 1 from pool) then coalesce((select json_agg(sealed order by id) from free), '[]') end as codes`,
    [by.actorId, by.at, poolId],
    on,
  )
  return found?.codes?.map((sealed) => Buffer.from(sealed, 'base64')) ?? null
}
