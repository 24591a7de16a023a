import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { SaveRewardRefusal } from './errors'
import type { placeRewardSchema } from './schema'
import { place } from './store'

/** The merchant says what stands before what in the mall, and is told where it stood. */
export async function placeReward(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { rewardId, before }: z.output<typeof placeRewardSchema>,
): Promise<Result<{ was: string | null }, SaveRewardRefusal>> {
  return place(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, rewardId, before)
}
