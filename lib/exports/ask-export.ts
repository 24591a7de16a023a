import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { askForWork } from '@/lib/jobs/ask-for-work'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { chooseRows } from './choose-rows'
import type { ExportRefusal } from './errors'
import type { ExportName } from './kinds/rules'
import { countRows } from './queries'
import type { askExportSchema } from './schema'
import { ask } from './store'

/** A large table is written down to be made by the worker; whoever asked for it fetches it when it is done. */
export const askExport =
  (name: ExportName) =>
  async (
    ctx: StaffContext,
    asked: z.output<typeof askExportSchema>,
  ): Promise<Result<{ id: string }, ExportRefusal>> => {
    const { requestId, format } = asked
    const chosen = await chooseRows(ctx, name, asked.filter)
    if (!chosen.ok) return chosen
    const { source, expected, isTicked, filter } = chosen.value
    // what was ticked is never so much
    if (isTicked) return refuse('input-invalid')
    const count = expected === null ? null : await countRows(source)
    if (count !== expected) return refuse('selection-changed', { count: count ?? 0 })
    const { locale, at } = ctx
    const run = { id: uuidV7(), requestId, export: name, format, locale, asked: filter, actorId: ctx.actor.id, at }
    const made = await ask(ctx.on, run)
    if (!made.ok) return made
    await askForWork('run-exports', ctx.on)
    return ok({ id: made.value })
  }
