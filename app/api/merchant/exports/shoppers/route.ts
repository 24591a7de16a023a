import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Shoppers and their points, as a table. */
export const GET = staffReadRoute('shoppers.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'shoppers', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
