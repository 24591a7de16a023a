import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { ShowReviewRefusal, ShowReviewsRefusal, WriteReviewRefusal } from './errors'

type At = Date | null
type Said = { productId: string; rating: number; body: string }
type Several = { ids: readonly string[] } | { show: string; count: number }
type Decision = { reviewId: string; shown: boolean; reason: string }

/** Says it, or says it anew; answers the review. */
export async function write(
  on: Queryable,
  at: At,
  accountId: string,
  said: Said,
): Promise<Result<string, WriteReviewRefusal>> {
  const made = await refusable<{ id: string } | null, WriteReviewRefusal>(
    row('select review_write($1, $2, $3, $4, $5) as id', [accountId, said.productId, said.rating, said.body, at], on),
  )
  return made.ok ? { ok: true, value: made.value?.id ?? '' } : made
}

/** Hides a review or shows it again, and tells the audit why. */
export async function show(
  on: Queryable,
  at: At,
  actorId: string,
  { reviewId, shown, reason }: Decision,
): Promise<Result<unknown, ShowReviewRefusal>> {
  return refusable<unknown, ShowReviewRefusal>(
    row('select review_show($1, $2, $3, $4, $5)', [reviewId, shown, reason, actorId, at], on),
  )
}

/** Hides many or shows them again; answers those that changed. */
export async function showMany(
  on: Queryable,
  by: { actorId: string; at: At },
  which: Several,
  { shown, reason }: Pick<Decision, 'shown' | 'reason'>,
): Promise<Result<{ changed: string[] } | null, ShowReviewsRefusal>> {
  const [ids, list, count] = 'ids' in which ? [which.ids, null, null] : [null, which.show, which.count]
  return refusable<{ changed: string[] } | null, ShowReviewsRefusal>(
    row(
      'select reviews_show($1, $2, $3, $4, $5, $6, $7) as changed',
      [ids, list, count, shown, reason, by.actorId, by.at],
      on,
    ),
  )
}
