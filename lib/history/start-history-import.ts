import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { HistoryFile } from './schema'
import { findBrokenOff, insertRun } from './store'

/** A reading has a number before it begins; the same file, read in the same way and broken off, goes on under its own. */
export async function startHistoryImport(
  ctx: Pick<StaffContext, 'actor'>,
  file: HistoryFile,
): Promise<Result<{ runId: string }, never>> {
  const broken = await findBrokenOff(file)
  return ok({ runId: await insertRun(file, ctx.actor.id, broken?.id ?? null) })
}
