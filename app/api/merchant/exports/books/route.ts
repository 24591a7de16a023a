import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** A month's points by cohort, as they stand in the books. */
export const GET = staffReadRoute('finance.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'books', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
