import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { RunRefusal } from './errors'
import { findHistoryRun, type HistoryRun } from './queries'
import type { historyRunSchema } from './schema'
import { callOff } from './store'

/** A reading that is under way is called off, and nothing of it is kept; one that is over stays. */
export async function cancelHistoryImport(
  ctx: Pick<StaffContext, 'on'>,
  { runId }: z.output<typeof historyRunSchema>,
): Promise<Result<{ state: HistoryRun['state'] }, RunRefusal>> {
  await callOff(ctx.on, runId)
  const found = await findHistoryRun(ctx, runId)
  return found ? ok({ state: found.state }) : refuse('run-unknown')
}
