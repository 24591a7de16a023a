import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Postings that a filter finds, as a table. */
export const GET = staffReadRoute('points.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'points-journal', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
