import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ReviewRefusal } from './errors'
import type { reviewInviteSchema } from './schema'
import { decide, type Settled } from './store'

/** Somebody of the shop has looked at what was held: it goes on, or it brings nothing, with a sentence to the inviter. Nobody decides about oneself. */
export const reviewInvite = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { inviteId, verdict, note }: z.output<typeof reviewInviteSchema>,
): Promise<Result<Settled, ReviewRefusal>> =>
  decide(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, inviteId, verdict, note)
