import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { HistoryFile } from './schema'
import { findBrokenOff, insertRun } from './store'

type Kept = { bytes: Uint8Array; requestId?: string }

/** A reading has a number before it begins; the same file, read in the same way and broken off, goes on under its own. */
export async function startHistoryImport(
  ctx: Pick<StaffContext, 'actor'>,
  file: HistoryFile,
  kept?: Kept,
): Promise<Result<{ runId: string }, never>> {
  const broken = await findBrokenOff(file)
  const run = {
    actorId: ctx.actor.id,
    keep: broken?.id ?? null,
    bytes: kept?.bytes ?? null,
    requestId: kept?.requestId ?? null,
  }
  return ok({ runId: await insertRun(file, run) })
}
