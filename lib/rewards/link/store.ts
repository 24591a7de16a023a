import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { GoRefusal } from './errors'
import type { KeptLink } from './rules'

export type Leaving = { link: KeptLink; reference: string }

export async function leave(
  on: Queryable,
  at: Date | null,
  claimId: string,
  accountId: string,
): Promise<Result<Leaving, GoRefusal>> {
  const found = await refusable<{ told: Leaving } | null, GoRefusal>(
    row('select link_leave($1, $2, $3) as told', [claimId, accountId, at], on),
  )
  if (!found.ok) return found
  invariant(found.value !== null, 'a shopper is sent on or refused')
  return ok(found.value.told)
}
