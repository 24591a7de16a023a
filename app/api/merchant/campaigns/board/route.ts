import { getBoardView } from '@/lib/campaigns/board/queries'
import { boardAskedSchema } from '@/lib/campaigns/board/schema'
import { answer, refused, staffReadRoute } from '@/lib/gate/json-route'
import { refuse } from '@/lib/kernel/result'

/** How a campaign goes now. */
export const GET = staffReadRoute('campaigns.read', async (ctx, url) => {
  const asked = boardAskedSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  const view = await getBoardView(ctx, asked.data.campaign)
  return answer(view, view ? 200 : 404)
})
