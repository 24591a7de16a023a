import { inTransaction, type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { Result } from '@/lib/kernel/result'
import type { RestoreRefusal } from './errors'
import { type HistoryFigures, type HistoryReport, MOST_PROBLEMS_KEPT, type Problem, type Reading } from './rules'
import type { HistoryFile } from './schema'

export type StagedRun = { id: string; stagedRows: number; stagedHash: Buffer }

/** A reading of the very same file, in the same way, that was broken off: its rows are still staged. */
export async function findBrokenOff(file: HistoryFile): Promise<StagedRun | null> {
  return row<StagedRun>(
    `select id, staged_rows as "stagedRows", staged_hash as "stagedHash" from history_run
     where source_name = $1 and file_name = $2 and reading = $3 and staged_rows > 0
       and (state = 'refused' and report is null or state = 'running' and touched_at < now() - interval '30 seconds')
     order by started_at desc limit 1`,
    [file.sourceName, file.fileName, JSON.stringify(file.reading)],
  )
}

/** What a run begins with: rows that are staged already, the bytes that it may be tried again with, and the request that asked. */
export type NewRun = { actorId: string; keep: string | null; bytes: Uint8Array | null; requestId: string | null }

/** Begins a run; rows that earlier runs of this source left staged make room, those of `keep` stay. */
export async function insertRun(file: HistoryFile, { actorId, keep, bytes, requestId }: NewRun): Promise<string> {
  await rows(
    `delete from history_staged s using history_run r where r.id = s.run_id and r.source_name = $1 and r.id is distinct from $2
     and (r.state <> 'running' or r.touched_at < now() - interval '1 hour')`,
    [file.sourceName, keep],
  )
  const made = keep
    ? await row<{ id: string }>(
        `update history_run set state = 'running', dry_run = $2, actor_id = $3, report = null, read_bytes = 0, touched_at = now(), finished_at = null, input = $4
         where id = $1 returning id`,
        [keep, file.dryRun, actorId, bytes],
      )
    : await row<{ id: string }>(
        `insert into history_run (source_name, file_name, reading, actor_id, dry_run, state, input, request_key)
         values ($1, $2, $3, $4, $5, 'running', $6, $7) returning id`,
        [file.sourceName, file.fileName, JSON.stringify(file.reading), actorId, file.dryRun, bytes, requestId],
      )
  invariant(made !== null, 'a run was written')
  return made.id
}

export type KeptFile = HistoryFile & { bytes: Buffer }

/** The file of a run whose reading is over without a report; null: it is gone, or somebody is at it. */
export const findKeptFile = (runId: string): Promise<KeptFile | null> =>
  row<KeptFile>(
    `select source_name as "sourceName", file_name as "fileName", reading, dry_run as "dryRun", input as bytes from history_run
     where id = $1 and input is not null and (state = 'refused' and report is null or state = 'cancelled' or touched_at < now() - interval '2 minutes')`,
    [runId],
  )

/** The run that a request has begun. */
export const findAsked = (requestId: string): Promise<{ id: string } | null> =>
  row<{ id: string }>('select id from history_run where request_key = $1', [requestId])

/** Calls a reading off, with every row that is staged for it; one that is over stays as it is. */
export async function callOff(on: Queryable, runId: string): Promise<void> {
  await rows(
    `with off as (update history_run set state = 'cancelled', finished_at = now(), touched_at = now(), staged_rows = 0, staged_hash = ''
       where id = $1 and state = 'running' returning id)
     delete from history_staged s using off where s.run_id = off.id`,
    [runId],
    on,
  )
}

export async function readRun(id: string): Promise<StagedRun | null> {
  return row<StagedRun>(
    'select id, staged_rows as "stagedRows", staged_hash as "stagedHash" from history_run where id = $1',
    [id],
  )
}

/** `rows` is the JSON of as many history rows. */
export type Batch = {
  runId: string
  from: number
  rows: string
  count: number
  hash: Buffer
  timeZone: string
  bytes: Progress
}
export type Progress = { readBytes: number; sizeBytes: number }

/** Rows and how far the run is go in together: what is counted is there. False: it was called off, or somebody else is at it. */
export async function stageRows(batch: Batch): Promise<boolean> {
  const made = await row<{ put: number }>(
    `with mine as (
       update history_run set staged_rows = $2 + $5, staged_hash = $6, read_bytes = $7, size_bytes = $8, touched_at = now()
       where id = $1 and staged_rows = $2 and state = 'running' returning id),
     put as (insert into history_staged (run_id, row_no, line, invoice, kind, customer_key, placed_at, product, quantity, price_mills, total_mills, reverses)
     select mine.id, $2 + n, line, invoice, kind, customer, case when has_offset then at::timestamptz else at::timestamp at time zone $3 end,
       product, quantity, price, total, reverses
     from mine, rows from (json_to_recordset($4::json) as ("line" int, "invoice" text, "kind" text, "customer" text, "placedAt" text,
         "hasOffset" boolean, "product" text, "quantity" int, "priceMills" bigint, "totalMills" bigint, "reverses" text))
       with ordinality as r(line, invoice, kind, customer, at, has_offset, product, quantity, price, total, reverses, n)
     returning 1)
     select count(*)::int as put from put`,
    [
      batch.runId,
      batch.from,
      batch.timeZone,
      batch.rows,
      batch.count,
      batch.hash,
      batch.bytes.readBytes,
      batch.bytes.sizeBytes,
    ],
  )
  return made?.put === batch.count
}

/** Says how far it is; false: it was called off. */
export async function writeProgress(runId: string, { readBytes, sizeBytes }: Progress): Promise<boolean> {
  const found = await rows(
    `update history_run set read_bytes = $2, size_bytes = $3, touched_at = now() where id = $1 and state = 'running' returning id`,
    [runId, readBytes, sizeBytes],
  )
  return found.length === 1
}

/** Somebody is at it still, seen from outside of their transaction; false: it was called off. */
async function isWanted(runId: string): Promise<boolean> {
  const found = await rows(
    `update history_run set touched_at = clock_timestamp() where id = $1 and state in ('running', 'checked') returning id`,
    [runId],
  )
  return found.length === 1
}

/** The file changed since its reading was broken off: it is read from the start. */
export async function forgetStaged(runId: string): Promise<void> {
  await rows('delete from history_staged where run_id = $1', [runId])
  await rows(`update history_run set staged_rows = 0, staged_hash = '' where id = $1`, [runId])
}

/** What the rows of a file say against each other. */
export async function listStagedProblems(
  runId: string,
  reading: Reading,
): Promise<{ problems: Problem[]; count: number }> {
  const found = await rows<Problem & { problem_count: number }>('select * from history_problems($1, $2, $3)', [
    runId,
    reading.grain === 'invoice',
    MOST_PROBLEMS_KEPT,
  ])
  const column = reading.columns.invoice ?? ''
  return {
    problems: found.map(({ line, code, details }) => ({ line, column, code, details: details ?? {} })),
    count: found[0]?.problem_count ?? 0,
  }
}

/** Null when the rows went in already, by another press of the button, or it was called off. */
export type Merged = { created: number; changed: number; unchanged: number; figures: HistoryFigures }
const ROWS_A_PART = 100_000

/** Puts staged rows into the history in statements of a bounded size; the caller's transaction makes them one. */
export async function mergeStaged(
  run: { id: string; stagedRows: number; sourceName: string; reading: Reading; actorId: string; at: Date | null },
  on: Queryable,
): Promise<Merged | null> {
  const source = await row<{ id: string }>(
    'select history_source_of($1, $2, $3, $4) as id',
    [run.sourceName, run.reading.timeZone, run.actorId, run.at],
    on,
  )
  // asked behind the source's lock: whoever held it before may have put in this very run
  const waiting = await rows(
    `select from history_run r where id = $1 and state in ('running', 'checked')
       and staged_rows = (select count(*) from history_staged s where s.run_id = r.id)`,
    [run.id],
    on,
  )
  if (waiting.length === 0) return null
  const parts = Math.max(1, Math.ceil(run.stagedRows / ROWS_A_PART))
  const sum = { created: 0, changed: 0, unchanged: 0 }
  for (let part = 0; part < parts; part += 1) {
    const done = await row<typeof sum>(
      'select * from history_merge($1, $2, $3, $4, $5)',
      [run.id, source?.id, run.reading.grain === 'line', part, parts],
      on,
    )
    for (const key of ['created', 'changed', 'unchanged'] as const) sum[key] += done?.[key] ?? 0
    if (!(await isWanted(run.id))) return null
  }
  const told = await row<{ figures: HistoryFigures }>('select history_figures($1) as figures', [source?.id], on)
  invariant(told !== null, 'a source has figures')
  return { ...sum, figures: told.figures }
}

/** Ends a run. Rows stay staged only where they may still be imported. */
export async function finishRun(
  runId: string,
  state: 'checked' | 'done' | 'refused',
  report: HistoryReport | null,
  on?: Queryable,
): Promise<boolean> {
  const found = await rows(
    `update history_run set state = $2, report = $3, touched_at = now(), finished_at = now(), input = case when $3::jsonb is null then input end,
       read_bytes = case $2 when 'refused' then read_bytes else size_bytes end where id = $1 and state in ('running', 'checked') returning id`,
    [runId, state, report && JSON.stringify(report)],
    on,
  )
  if (found.length === 0) return false
  if (state !== 'checked' && report) await rows('delete from history_staged where run_id = $1', [runId], on)
  return true
}

export async function writeImportAudit(
  line: { sourceName: string; fileName: string; runId: string; actorId: string; after: object; at: Date | null },
  on: Queryable,
): Promise<void> {
  await rows(
    `insert into audit_log (at, actor_id, action, subject, reason, after) values (coalesce($6, now()), $1, 'history.import', $2, $3, $4::jsonb || jsonb_build_object('source', $5::text))`,
    [line.actorId, `import:${line.runId}`, line.fileName, JSON.stringify(line.after), line.sourceName, line.at],
    on,
  )
}

/** All of a file or nothing of it. */
export const historyTransaction = <V, R extends string>(work: (on: Queryable) => Promise<Result<V, R>>) =>
  inTransaction(work)

type Deed = { sourceId: string; actorId: string; at: Date | null }

/** False: there was nothing to delete. */
export async function deleteSource(on: Queryable, { sourceId, actorId, at }: Deed): Promise<boolean> {
  const done = await row<{ done: boolean }>('select history_delete($1, $2, $3) as done', [sourceId, actorId, at], on)
  return done?.done ?? false
}

export const restoreSource = (on: Queryable, { sourceId, actorId, at }: Deed) =>
  refusable<boolean, RestoreRefusal>(
    row<{ done: boolean }>('select history_restore($1, $2, $3) as done', [sourceId, actorId, at], on).then(
      (made) => made?.done ?? false,
    ),
  )

export async function forgetDeleted(on: Queryable, at: Date | null): Promise<number> {
  return (await row<{ gone: number }>('select history_forget($1) as gone', [at], on))?.gone ?? 0
}
