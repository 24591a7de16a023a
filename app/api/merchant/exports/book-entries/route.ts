import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** The entries of all closed months. */
export const GET = staffReadRoute('finance.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'book-entries', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
