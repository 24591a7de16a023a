import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { Result } from '@/lib/kernel/result'
import type { SimulateRefusal } from './errors'
import type { Simulation } from './rules'

type Asked = { campaignId: string; version: number; id: string; runs: number; actorId: string; at: Date | null }

/** Writes a simulation down to be run; one under way already is the same. */
export const ask = (on: Queryable, { campaignId, version, id, runs, actorId, at }: Asked) =>
  refusable<string, SimulateRefusal>(
    row<{ id: string }>(
      'select campaign_simulation_ask($1, $2, $3, $4, $5, $6) as id',
      [campaignId, version, id, runs, actorId, at],
      on,
    ).then((made) => {
      invariant(made !== null, 'a simulation has a number')
      return made.id
    }),
  )

export type Claimed = { id: string; tries: number; seed: number; definition: unknown }

/** Takes the next simulation that nobody is at work on. Its seed is its version's: the same words come out the same. */
export async function claim(): Promise<Claimed | null> {
  const found = await row<Claimed>(
    `select r.id, r.tries, v.definition, ('x' || left(encode(v.hash, 'hex'), 7))::bit(28)::int as seed
     from campaign_simulation_claim() r join campaign_version v on v.campaign_id = r.campaign_id and v.version = r.version`,
  )
  return found?.id ? found : null
}

/** Says how far it is; false: it was called off, or somebody else took it over. */
export async function touch({ id, tries }: Claimed, done: number): Promise<boolean> {
  const found = await rows(
    `update campaign_simulation set done = $3, touched_at = now() where id = $1 and tries = $2 and state = 'running' returning id`,
    [id, tries, done],
  )
  return found.length === 1
}

/** Keeps it with the campaign; refused when the campaign is another by now. */
export const finish = ({ id, tries }: Claimed, simulation: Simulation): Promise<Result<unknown, SimulateRefusal>> =>
  refusable<unknown, SimulateRefusal>(
    row('select campaign_simulation_finish($1, $2, $3, null) as kept', [id, tries, JSON.stringify(simulation)]),
  )

/** It could not be done, and trying once more would not help. */
export async function giveUp({ id, tries }: Claimed, problem: string): Promise<void> {
  await rows(
    `update campaign_simulation set state = 'failed', problem = $3, finished_at = now() where id = $1 and tries = $2 and state = 'running'`,
    [id, tries, problem],
  )
}

/** Calls a simulation off; one that is over stays as it is. */
export async function callOff(on: Queryable, id: string): Promise<void> {
  await rows(
    `update campaign_simulation set state = 'cancelled', finished_at = now(), touched_at = now() where id = $1 and state in ('waiting', 'running')`,
    [id],
    on,
  )
}
