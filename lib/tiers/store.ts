import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
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
