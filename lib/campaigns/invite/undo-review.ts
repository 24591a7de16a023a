import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ReviewRefusal } from './errors'
import type { undoReviewSchema } from './schema'
import { decide, type Settled } from './store'

/** A verdict is taken back, as long as nothing has come of it: the invite is held again. */
export const undoReview = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { inviteId }: z.output<typeof undoReviewSchema>,
): Promise<Result<Settled, ReviewRefusal>> =>
  decide(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, inviteId, null, null)
