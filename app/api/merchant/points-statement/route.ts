import { download, refused, staffReadRoute } from '@/lib/gate/json-route'
import { takeRate } from '@/lib/gate/rate-limit'
import { refuse } from '@/lib/kernel/result'
import { shopperStatementSchema } from '@/lib/points/statement/schema'
import { statementFile } from '@/lib/points/statement/statement-file'

/** A shopper's points from one day to another, for the counter. */
export const GET = staffReadRoute('shoppers.read', async (ctx, url) => {
  const asked = shopperStatementSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  if (!(await takeRate(`statement:${ctx.actor.id}`, { max: 30, seconds: 60 }))) return refused(refuse('too-many-tries'))
  const file = await statementFile(ctx, asked.data.shopper, asked.data)
  return file ? download(file) : refused(refuse('input-invalid'))
})
