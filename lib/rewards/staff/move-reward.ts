import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveRewardRefusal } from './errors'
import type { moveRewardSchema } from './schema'
import { move } from './store'

/** The merchant says what stands first in the mall. */
export async function moveReward(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { rewardId, up }: z.output<typeof moveRewardSchema>,
): Promise<Result<{ rewardId: string }, SaveRewardRefusal>> {
  const done = await move(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, rewardId, up)
  return done.ok ? ok({ rewardId }) : done
}
