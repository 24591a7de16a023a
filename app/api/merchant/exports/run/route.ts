import { exportKinds } from '@/lib/exports/kinds/queries'
import { findExport, readParts } from '@/lib/exports/queries'
import { runFileSchema } from '@/lib/exports/schema'
import { answer, download, refused, staffReadRoute } from '@/lib/gate/json-route'
import { may } from '@/lib/gate/permissions'
import { refuse } from '@/lib/kernel/result'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** How far one's own file is; with `file` the file, for whoever may still see what is in it. */
export const GET = staffReadRoute('exports.read', async (ctx, url) => {
  const asked = runFileSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  const run = await findExport(ctx.on, asked.data.run, ctx.actor.id)
  if (!run || !asked.data.file) return answer(run, run ? 200 : 404)
  const kind = Object.entries(exportKinds).find(([name]) => name === run.export)?.[1]
  if (!kind || !may(ctx.actor.staffRole, kind.permission)) return refused(refuse('not-allowed'))
  if (run.state !== 'done' || run.forgottenAt) return refused(refuse('export-unknown'))
  const name = `${run.export}-${run.askedAt.toISOString().slice(0, 10)}.${run.format}`
  return download({ name, type: types[run.format], body: readParts(ctx.on, run.id) })
})
