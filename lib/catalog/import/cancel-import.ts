import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ImportRefusal } from './errors'
import { findImportRun, type ImportRun } from './queries'
import type { importRunSchema } from './schema'
import { callOff } from './store'

/** An import that is under way is called off, and nothing of it is in the shop; one that is over stays. */
export async function cancelImport(
  ctx: StaffContext,
  { id }: z.output<typeof importRunSchema>,
): Promise<Result<{ state: ImportRun['state'] }, ImportRefusal>> {
  await callOff(ctx.on, id)
  const found = await findImportRun(ctx, id)
  return found ? ok({ state: found.state }) : refuse('run-unknown')
}
