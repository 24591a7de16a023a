import { findSimulationRun } from '@/lib/campaigns/simulation/queries'
import { simulationRunSchema } from '@/lib/campaigns/simulation/schema'
import { answer, refused, staffReadRoute } from '@/lib/gate/json-route'
import { refuse } from '@/lib/kernel/result'

/** How far a simulation is. */
export const GET = staffReadRoute('campaigns.read', async (ctx, url) => {
  const asked = simulationRunSchema.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(refuse('input-invalid'))
  const found = await findSimulationRun(ctx.on, asked.data.run)
  return answer(found, found ? 200 : 404)
})
