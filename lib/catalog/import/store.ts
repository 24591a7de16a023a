import { db } from '@/lib/db/client'
import { inTransaction, type Queryable, row, rows } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { ImportReport } from './rules'

// Progress is written beside the import's own transaction, so that it is seen while that one is still open.

export async function insertRun(run: { fileName: string; actorId: string; dryRun: boolean }): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into import_run (file_name, actor_id, dry_run, state) values ($1, $2, $3, 'running') returning id`,
    [run.fileName, run.actorId, run.dryRun],
  )
  if (!made) throw new Error('an import run was not written')
  return made.id
}

export async function writeProgress(runId: string, rowCount: number, doneCount: number): Promise<void> {
  await rows('update import_run set row_count = $2, done_count = $3 where id = $1', [runId, rowCount, doneCount])
}

export async function finishRun(runId: string, state: 'done' | 'refused', report: ImportReport): Promise<void> {
  await rows(
    `update import_run set state = $2, report = $3, finished_at = now(),
       done_count = case $2 when 'done' then row_count else done_count end where id = $1`,
    [runId, state, JSON.stringify(report)],
    db(),
  )
}

/** All of an import or nothing of it. */
export const importTransaction = <V, R extends string>(work: (on: Queryable) => Promise<Result<V, R>>) =>
  inTransaction(work)
