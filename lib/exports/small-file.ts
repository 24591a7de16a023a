import type { TableFile } from '@/lib/files/table-file'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { chooseRows } from './choose-rows'
import type { ExportRefusal } from './errors'
import type { ExportName } from './kinds/rules'
import { openTable } from './open-table'
import { firstRows } from './queries'
import { MOST_AT_ONCE } from './rules'
import { fileFormatSchema } from './schema'
import { tell } from './store'

/** A table that is small enough is handed over at once; that it left stands in the record. A larger one is asked for. */
export async function smallFile(
  ctx: StaffContext,
  name: ExportName,
  asked: Readonly<Record<string, string | string[]>>,
): Promise<Result<TableFile, ExportRefusal>> {
  const { as, ...filter } = asked
  const format = fileFormatSchema.parse(as)
  const chosen = await chooseRows(ctx, name, filter)
  if (!chosen.ok) return chosen
  const { source, expected } = chosen.value
  const found = await firstRows(ctx.on, source, MOST_AT_ONCE + 1)
  if (found.length > MOST_AT_ONCE) return refuse('export-large')
  if (expected !== null && found.length !== expected) return refuse('selection-changed', { count: found.length })
  await tell(
    ctx.on,
    { export: name, format, asked: chosen.value.filter, actorId: ctx.actor.id, at: ctx.at },
    found.length,
  )
  return ok(await openTable(ctx.on, { name, format, locale: ctx.locale, pages: [found] }))
}
