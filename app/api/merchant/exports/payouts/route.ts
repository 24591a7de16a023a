import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Payouts that a filter finds, as a table. */
export const GET = staffReadRoute('payouts.read', async (ctx, url) => {
  const file = await smallFile(ctx, 'payouts', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
