import { download, refused, shopperReadRoute } from '@/lib/gate/json-route'
import { takeRate } from '@/lib/gate/rate-limit'
import { refuse } from '@/lib/kernel/result'
import { statementSchema } from '@/lib/points/statement/schema'
import { statementFile } from '@/lib/points/statement/statement-file'

/** One's own points from one day to another. */
export const GET = shopperReadRoute(async (ctx, url) => {
  const asked = statementSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  if (!(await takeRate(`statement:${ctx.actor.id}`, { max: 30, seconds: 60 }))) return refused(refuse('too-many-tries'))
  const file = await statementFile(ctx, ctx.actor.id, asked.data)
  return file ? download(file) : refused(refuse('input-invalid'))
})
