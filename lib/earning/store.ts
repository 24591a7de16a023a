import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { PublishTermsRefusal } from './errors'
import type { publishTermsSchema } from './schema'

export async function publish(
  on: Queryable,
  at: Date | null,
  input: z.output<typeof publishTermsSchema>,
  actorId: string | null,
): Promise<Result<number, PublishTermsRefusal>> {
  const made = await refusable<{ version: number } | null, PublishTermsRefusal>(
    row(
      'select terms_publish($1, $2, $3, $4, $5, $6) as version',
      [input.terms, input.effectiveFrom, input.reason, actorId, input.requestId, at],
      on,
    ),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a version has a number')
  return ok(made.value.version)
}
