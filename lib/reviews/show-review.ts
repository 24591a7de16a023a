import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ShowReviewRefusal } from './errors'
import type { showReviewSchema } from './schema'
import { show } from './store'

/** Staff take a review out of sight or show it again, always with a reason; its words are never changed. */
export async function showReview(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof showReviewSchema>,
): Promise<Result<null, ShowReviewRefusal>> {
  const done = await show(ctx.on, ctx.at, ctx.actor.id, input)
  return done.ok ? ok(null) : done
}
