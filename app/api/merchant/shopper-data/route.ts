import { refused, staffReadRoute } from '@/lib/gate/json-route'
import { takeRate } from '@/lib/gate/rate-limit'
import { refuse } from '@/lib/kernel/result'
import { handOverData } from '@/lib/shoppers/erasure/hand-over-data'
import { shopperDataSchema } from '@/lib/shoppers/erasure/schema'

/** A shopper's own data as a file, for one who asked by letter. */
export const GET = staffReadRoute('shoppers.erase', async (ctx, url) => {
  const asked = shopperDataSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  if (!(await takeRate(`shopper-data:${ctx.actor.id}`, { max: 10, seconds: 60 })))
    return refused(refuse('too-many-tries'))
  const data = await handOverData(ctx, asked.data)
  if (!data.ok) return refused(data)
  return new Response(JSON.stringify(data.value, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="shopper-data.json"',
      'cache-control': 'private, no-store',
    },
  })
})
