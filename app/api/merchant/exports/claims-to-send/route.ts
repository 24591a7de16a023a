import { smallFile } from '@/lib/exports/small-file'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'

/** Exchanges with the addresses that they go to, as a table. */
export const GET = staffReadRoute('rewards.ship', async (ctx, url) => {
  const file = await smallFile(ctx, 'claims-to-send', Object.fromEntries(url.searchParams))
  return file.ok ? download(file.value) : refused(file)
})
