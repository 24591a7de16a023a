import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { MoveCampaignRefusal } from './errors'
import type { campaignIdSchema } from './schema'
import { type CampaignTold, move } from './store'

/** A campaign that rested goes on where its days stand. */
export function resumeCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { campaignId }: z.output<typeof campaignIdSchema>,
): Promise<Result<CampaignTold, MoveCampaignRefusal>> {
  return move(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, campaignId, 'resume')
}
