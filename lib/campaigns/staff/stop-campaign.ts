import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { MoveCampaignRefusal } from './errors'
import type { stopCampaignSchema } from './schema'
import { type CampaignTold, end } from './store'

/** The kill switch: at once and for good. What is on its way is honoured, tickets stay good, and the rest of budget and stock goes back. */
export function stopCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { campaignId, reason }: z.output<typeof stopCampaignSchema>,
): Promise<Result<CampaignTold, MoveCampaignRefusal>> {
  return end(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, campaignId, 'stopped', reason)
}
