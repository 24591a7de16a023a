import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Products that a filter finds, a variant a line, as a table. */
export const GET = staffReadRoute('catalog.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'products', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
