import { db } from '@/lib/db/client'
import { inTransaction, type Queryable, row, rows } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { ImportReport } from './rules'

// Progress is written beside the import's own transaction, so that it is seen while that one is still open.

type NewRun = { fileName: string; actorId: string; dryRun: boolean; bytes: Uint8Array | null }

/** A run, and its file for as long as it may have to be read once more. */
export async function insertRun({ fileName, actorId, dryRun, bytes }: NewRun): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into import_run (file_name, actor_id, dry_run, state, input) values ($1, $2, $3, 'running', $4) returning id`,
    [fileName, actorId, dryRun, bytes],
  )
  if (!made) throw new Error('an import run was not written')
  return made.id
}

export type TriedAgain = { runId: string; isNew: boolean; fileName: string; dryRun: boolean; bytes: Buffer }

/** The same file under a new run, once for each request; null when its file is gone or its reading is not over. */
export async function insertAgain(of: {
  runId: string
  requestId: string
  actorId: string
}): Promise<TriedAgain | null> {
  return row<TriedAgain>(
    `with lost as (update import_run set state = 'cancelled', finished_at = now()
       where id = $1 and state = 'running' and touched_at < now() - interval '3 minutes'),
     made as (
       insert into import_run (file_name, actor_id, dry_run, state, request_key, input)
       select file_name, $3, dry_run, 'running', $2, input from import_run
       where id = $1 and input is not null and (state in ('refused', 'cancelled') or touched_at < now() - interval '3 minutes')
       on conflict (request_key) do nothing returning id, file_name, dry_run, input)
     select id as "runId", true as "isNew", file_name as "fileName", dry_run as "dryRun", input as bytes from made
     union all select id, false, file_name, dry_run, ''::bytea from import_run where request_key = $2`,
    [of.runId, of.requestId, of.actorId],
  )
}

/** Says how far it is; false: it was called off. */
export async function writeProgress(runId: string, rowCount: number, doneCount: number): Promise<boolean> {
  const found = await rows(
    `update import_run set row_count = $2, done_count = $3, touched_at = now() where id = $1 and state = 'running' returning id`,
    [runId, rowCount, doneCount],
  )
  return found.length === 1
}

export type Finished = { state: 'done' | 'refused'; report: ImportReport; isWorthAnother: boolean }

/** Ends a run, in the transaction of what it did; false: it was called off before. */
export async function finishRun(
  runId: string,
  { state, report, isWorthAnother }: Finished,
  on?: Queryable,
): Promise<boolean> {
  const found = await rows(
    `update import_run set state = $2, report = $3, finished_at = now(), touched_at = now(), input = case when $4 then input end,
       done_count = case $2 when 'done' then row_count else done_count end where id = $1 and state = 'running' returning id`,
    [runId, state, JSON.stringify(report), isWorthAnother],
    on ?? db(),
  )
  return found.length === 1
}

/** Calls an import off; one that is over stays as it is. */
export async function callOff(on: Queryable, runId: string): Promise<void> {
  await rows(
    `update import_run set state = 'cancelled', finished_at = now(), touched_at = now() where id = $1 and state = 'running'`,
    [runId],
    on,
  )
}

/** All of an import or nothing of it. */
export const importTransaction = <V, R extends string>(work: (on: Queryable) => Promise<Result<V, R>>) =>
  inTransaction(work)
