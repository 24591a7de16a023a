import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { RetryRefusal } from './errors'

export type By = { actorId: string; at: Date | null }

export async function retry(on: Queryable, by: By, claimId: string): Promise<Result<unknown, RetryRefusal>> {
  return refusable<unknown, RetryRefusal>(rows('select claim_retry($1, $2, $3)', [claimId, by.actorId, by.at], on))
}
