import { type Queryable, row } from '@/lib/db/sql'

export type SimulationRun = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  runs: number
  done: number
}

/** How far a simulation is. */
export const findSimulationRun = (on: Queryable, id: string): Promise<SimulationRun | null> =>
  row<SimulationRun>('select id, state, runs, done from campaign_simulation where id = $1', [id], on)

/** How many draws a version expects; null: there is no such version. */
export async function findExpectedDraws(
  on: Queryable,
  { campaignId, version }: { campaignId: string; version: number },
): Promise<number | null> {
  const found = await row<{ draws: number }>(
    `select (definition->>'expectedDraws')::int as draws from campaign_version where campaign_id = $1 and version = $2`,
    [campaignId, version],
    on,
  )
  return found?.draws ?? null
}

/** Of which version of which campaign a simulation was. */
export const findSimulated = (on: Queryable, id: string): Promise<{ campaignId: string; version: number } | null> =>
  row('select campaign_id as "campaignId", version from campaign_simulation where id = $1', [id], on)
