import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { ok, refuse } from '@/lib/kernel/result'
import { findHistoryRun } from './queries'
import { type HistoryReport, NOTHING_DONE } from './rules'
import type { HistoryImportDone } from './run-history-import'
import type { HistoryFile } from './schema'
import { finishRun, historyTransaction, type Merged, mergeStaged, writeImportAudit } from './store'

export type StagedFile = HistoryFile & { runId: string; stagedRows: number; resumedRows: number }

/** Puts a staged file into the history. A dry run does it, looks, and undoes it, so that it can't promise what is not done. */
export async function mergeRun(ctx: StaffContext, file: StagedFile): Promise<HistoryImportDone> {
  let report: HistoryReport | undefined
  let isOver = false
  await historyTransaction(async (on) => {
    const merged = await mergeStaged({ ...file, id: file.runId, actorId: ctx.actor.id, at: ctx.at }, on)
    if (!merged) return refuse('done-already')
    report = reportOf(file, merged)
    if (file.dryRun) return refuse('dry-run')
    const { created, changed } = report
    if (created + changed > 0)
      await writeImportAudit(
        { ...file, actorId: ctx.actor.id, at: ctx.at, after: { rows: report.rows, created, changed } },
        on,
      )
    isOver = await finishRun(file.runId, 'done', report, on)
    return isOver ? ok(report) : refuse('called-off')
  })
  if (!report) return overAlready(ctx, file.runId)
  if (file.dryRun) isOver = await finishRun(file.runId, 'checked', report)
  if (!isOver) return { state: 'cancelled', report: NOTHING_DONE }
  return { state: file.dryRun ? 'checked' : 'done', report }
}

async function overAlready(ctx: StaffContext, runId: string): Promise<HistoryImportDone> {
  const run = await findHistoryRun(ctx, runId)
  if (run?.state === 'cancelled') return { state: 'cancelled', report: NOTHING_DONE }
  invariant(run?.state === 'done' && run.report !== null, 'rows that are not staged any more are in the history')
  return { state: 'done', report: run.report }
}

const reportOf = (file: StagedFile, merged: Merged): HistoryReport => ({
  rows: file.stagedRows,
  resumedRows: file.resumedRows,
  ...merged,
  problemCount: 0,
  problems: [],
})
