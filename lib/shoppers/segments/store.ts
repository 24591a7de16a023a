import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { PublishSegmentsRefusal } from './errors'
import type { publishSegmentsSchema } from './schema'

/** States the cuts anew; answers the version. Once per request. */
export async function publish(
  on: Queryable,
  at: Date | null,
  actorId: string | null,
  stated: z.output<typeof publishSegmentsSchema>,
): Promise<Result<number, PublishSegmentsRefusal>> {
  const made = await refusable<{ version: number } | null, PublishSegmentsRefusal>(
    row('select segments_publish($1) as version', [{ ...stated, actorId, at }], on),
  )
  if (!made.ok) return made
  invariant(made.value, 'a version answers')
  return ok(made.value.version)
}
