import { answer, staffReadRoute } from '@/lib/gate/json-route'
import { exportCodes } from '@/lib/rewards/codes/export-codes'
import { poolIdSchema } from '@/lib/rewards/codes/schema'

/** The codes of a pool that nobody has yet, for whoever is to honour them. */
export const GET = staffReadRoute('rewards.codes', async (ctx, url) => {
  const asked = poolIdSchema.safeParse({ pool: url.searchParams.get('pool') })
  const file = asked.success ? await exportCodes(ctx, { poolId: asked.data.pool }) : null
  if (!file?.ok) return answer(null, 404)
  return new Response(file.value.csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="codes.csv"`,
      'cache-control': 'private, no-store',
    },
  })
})
