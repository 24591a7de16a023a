import { archiveAskedSchema } from '@/lib/campaigns/archive/schema'
import { writeArchive } from '@/lib/campaigns/archive/write-archive'
import { download, refused, staffReadRoute } from '@/lib/gate/json-route'
import { refuse } from '@/lib/kernel/result'

/** The sealed file of a campaign that is over, as it was written. */
export const GET = staffReadRoute('campaigns.read', async (ctx, url) => {
  const asked = archiveAskedSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  const file = await writeArchive(ctx, asked.data.campaign, asked.data.as)
  return file ? download(file) : refused(refuse('campaign-unknown'))
})
