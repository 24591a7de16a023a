import { shopperReadRoute } from '@/lib/gate/json-route'
import { exportPersonalData } from '@/lib/shoppers/queries'

/** One's own data as a file. */
export const GET = shopperReadRoute(async (ctx) => {
  const data = await exportPersonalData(ctx)
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="regulars-my-data.json"',
      'cache-control': 'private, no-store',
    },
  })
})
