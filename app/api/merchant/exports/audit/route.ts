import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** The record of changes, as far as a filter finds it, as a table. */
export const GET = staffReadRoute('audit.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'audit', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
