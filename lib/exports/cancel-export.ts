import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ExportRefusal } from './errors'
import { findExport } from './queries'
import type { RunState } from './rules'
import type { exportRunSchema } from './schema'
import { callOff } from './store'

/** A file that is not there yet is called off; one that is there stays. */
export async function cancelExport(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { id }: z.output<typeof exportRunSchema>,
): Promise<Result<{ state: RunState }, ExportRefusal>> {
  await callOff(ctx.on, id, ctx.actor.id)
  const found = await findExport(ctx.on, id, ctx.actor.id)
  return found ? ok({ state: found.state }) : refuse('export-unknown')
}
