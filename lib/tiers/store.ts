import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { Result } from '@/lib/kernel/result'
import type { PublishTiersRefusal } from './errors'
import type { publishTiersSchema } from './schema'

/** States the tiers anew; answers the version. Once per request. */
export async function publish(
  on: Queryable,
  at: Date | null,
  actorId: string | null,
  stated: z.output<typeof publishTiersSchema>,
): Promise<Result<number, PublishTiersRefusal>> {
  const made = await refusable<{ version: number } | null, PublishTiersRefusal>(
    row('select tiers_publish($1) as version', [{ ...stated, actorId, at }], on),
  )
  return made.ok ? { ok: true, value: made.value?.version ?? 0 } : made
}

/** Writes notices and letters of tiers that will be lost, of so many shoppers; answers how many are new and whether all were looked at. */
export async function tellEnding(
  on: Queryable,
  at: Date | null,
  most: number,
): Promise<{ told: number; isDone: boolean }> {
  const found = await row<{ step: { told: number; isDone: boolean } }>(
    'select tiers_tell($1, $2) as step',
    [at, most],
    on,
  )
  invariant(found, 'a step answers')
  return found.step
}
