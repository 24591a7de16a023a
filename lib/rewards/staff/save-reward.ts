import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { SaveRewardRefusal } from './errors'
import type { SaveReward } from './schema'
import { save } from './store'

/** A reward is made or changed as a version of its own; a claim keeps the words that it was made under. */
export async function saveReward(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  reward: SaveReward,
): Promise<Result<{ rewardId: string }, SaveRewardRefusal>> {
  return save(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, reward)
}
