import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ShowReviewsRefusal } from './errors'
import type { showReviewsSchema } from './schema'
import { showMany } from './store'

/** Many reviews are taken out of sight or shown again for one reason, each told for itself; those that changed come back, to undo it by. */
export async function showReviews(
  { actor, at, on }: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { which, ...decision }: z.output<typeof showReviewsSchema>,
): Promise<Result<{ changed: string[] }, ShowReviewsRefusal>> {
  const done = await showMany(on, { actorId: actor.id, at }, which, decision)
  return done.ok ? ok({ changed: done.value?.changed ?? [] }) : done
}
