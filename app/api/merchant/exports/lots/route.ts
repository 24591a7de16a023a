import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Every lot that still holds points, as a table. */
export const GET = staffReadRoute('finance.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'lots', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
