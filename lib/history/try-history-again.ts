import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { RunRefusal } from './errors'
import type { historyAgainSchema } from './schema'
import { startHistoryImport } from './start-history-import'
import { findAsked, findKeptFile, type KeptFile } from './store'

type TriedAgain = { runId: string; file: KeptFile | null }

/** A file whose reading was lost or called off is read once more, behind what is staged of it; `file` is null when somebody is at it. */
export async function tryHistoryAgain(
  ctx: Pick<StaffContext, 'actor'>,
  { again, request }: z.output<typeof historyAgainSchema>,
): Promise<Result<TriedAgain, RunRefusal>> {
  const asked = await findAsked(request)
  if (asked) return ok({ runId: asked.id, file: null })
  const file = await findKeptFile(again)
  if (!file) return refuse('run-not-again')
  const { bytes, ...words } = file
  const started = await startHistoryImport(ctx, words, { bytes, requestId: request })
  return started.ok ? ok({ runId: started.value.runId, file }) : started
}
