import { listRuns } from '@/lib/desk/runs/queries'
import { runFilterSchema } from '@/lib/desk/runs/schema'
import { answer, staffReadRoute } from '@/lib/gate/json-route'
import { may } from '@/lib/gate/permissions'

/** The list of runs as it is now: asked again and again while something is under way. */
export const GET = staffReadRoute('jobs.read', async (ctx, url) => {
  const filter = runFilterSchema.parse(Object.fromEntries(url.searchParams))
  return answer(await listRuns(ctx, filter, (permission) => may(ctx.actor.staffRole, permission)), 200)
})
