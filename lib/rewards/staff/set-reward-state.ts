import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveRewardRefusal } from './errors'
import type { rewardStateSchema } from './schema'
import { setState } from './store'

/** A reward is put up, taken down or put away by one press; what shoppers hold keeps its word. */
export async function setRewardState(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { rewardId, state }: z.output<typeof rewardStateSchema>,
): Promise<Result<{ rewardId: string }, SaveRewardRefusal>> {
  const done = await setState(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, rewardId, state)
  return done.ok ? ok({ rewardId }) : done
}
