import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type RefusalDetails, type Result } from '@/lib/kernel/result'
import type { ChangeRewardRefusal } from './errors'
import type { changeRewardsSchema, RewardChange } from './schema'
import { changeAll } from './store'

export type ChangedRewards = {
  /** what each was, to be sent back; those that were so before are left out */
  previous: RewardChange[]
  refused: { rewardId: string; refusal: ChangeRewardRefusal; details: RefusalDetails }[]
}

/** Many rewards are changed at once, each for itself: what one refuses, the others do all the same. */
export async function changeRewards(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { changes }: z.output<typeof changeRewardsSchema>,
): Promise<Result<ChangedRewards, never>> {
  const told = await changeAll(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, changes)
  const changed: ChangedRewards = { previous: [], refused: [] }
  for (const { rewardId } of changes) {
    const one = told[rewardId]
    if (one && 'refusal' in one) changed.refused.push({ rewardId, refusal: one.refusal, details: one.details })
    else if (one?.was) changed.previous.push(one.was)
  }
  return ok(changed)
}
