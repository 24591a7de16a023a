import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ImportFile } from './schema'
import { insertRun } from './store'

/** An import has a number before it begins, so that whoever waits for it can look, and look again after a reload. */
export async function startImport(
  ctx: StaffContext,
  input: ImportFile,
  bytes: Uint8Array | null = null,
): Promise<Result<{ runId: string }, never>> {
  return ok({ runId: await insertRun({ ...input, actorId: ctx.actor.id, bytes }) })
}
