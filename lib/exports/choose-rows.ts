import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ExportRefusal } from './errors'
import { exportKinds, type Source } from './kinds/queries'
import type { ExportName } from './kinds/rules'
import { chosenRowsSchema } from './schema'

type ChosenRows = {
  source: Source
  isTicked: boolean
  filter: Record<string, string | string[]>
  expected: number | null
}

/** The rows of a table that somebody chose: those ticked, or all that a filter finds; then they say how many they saw. */
export async function chooseRows(
  ctx: StaffContext,
  name: ExportName,
  { only, expect, ...filter }: Readonly<Record<string, string | string[]>>,
): Promise<Result<ChosenRows, ExportRefusal>> {
  const read = chosenRowsSchema.safeParse({ only, expect })
  if (!read.success) return refuse('input-invalid')
  const { only: ids, expect: expected = null } = read.data
  const source = await exportKinds[name].open(filter, { ...ctx, readerId: ctx.actor.id })
  if (!ids) return ok({ source, isTicked: false, filter, expected })
  if ('rows' in source) return refuse('input-invalid')
  const { text, values } = source
  const ticked = {
    text: `select x.* from (${text}) x where to_jsonb(x)->>'id' = any ($${values.length + 1}::text[])`,
    values: [...values, ids],
  }
  return ok({ source: ticked, isTicked: true, filter: { ...filter, only: ids }, expected: null })
}
