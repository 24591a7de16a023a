import { type Queryable, refusable, rows } from '@/lib/db/sql'
import { ok, type Result } from '@/lib/kernel/result'
import type { OpenRefusal } from './errors'

export async function open(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  claimId: string,
): Promise<Result<{ claimId: string }, OpenRefusal>> {
  const done = await refusable<unknown, OpenRefusal>(
    rows('select page_open($1, $2, $3)', [claimId, by.actorId, by.at], on),
  )
  return done.ok ? ok({ claimId }) : done
}
