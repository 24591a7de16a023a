import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Orders that a filter finds, as a table. */
export const GET = staffReadRoute('orders.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'orders', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
