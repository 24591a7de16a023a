import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ChangeMatchingRefusal } from './errors'
import { likeable } from './manage/rules'
import type { ChangeMatchingProducts, ChangeProductStatus } from './schema'
import { changeMatching } from './store'

/**
 * All products that a filter finds go on the shelf, off it or away together: by the filter, never by their names, and only while they
 * are as many as were seen. What they were before comes back, to undo it by.
 */
export async function changeMatchingProducts(
  { actor, at, on }: StaffContext,
  { filter, count, status }: ChangeMatchingProducts,
): Promise<Result<{ previous: ChangeProductStatus['changes'] }, ChangeMatchingRefusal>> {
  const { q, status: now = null, collection = null } = filter
  return changeMatching(on, {
    like: likeable(q),
    status: now,
    collection,
    filter,
    to: status,
    count,
    actorId: actor.id,
    at,
  })
}
