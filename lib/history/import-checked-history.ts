import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { HistoryRefusal } from './errors'
import { mergeRun } from './merge-run'
import { findHistoryRun } from './queries'
import type { historyRunSchema } from './schema'

/** A file that was checked is imported as it was checked; it need not be sent again. */
export async function importCheckedHistory(
  ctx: StaffContext,
  { runId }: z.output<typeof historyRunSchema>,
): Promise<Result<{ runId: string }, HistoryRefusal>> {
  const run = await findHistoryRun(ctx, runId)
  if (!run) return refuse('history-run-unknown')
  if (run.state === 'done') return ok({ runId })
  if (run.state !== 'checked') return refuse('history-run-not-checked')
  await mergeRun(ctx, { ...run, runId, dryRun: false, resumedRows: 0 })
  return ok({ runId })
}
