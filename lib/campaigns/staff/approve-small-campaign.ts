import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ApproveCampaignRefusal } from './errors'
import type { campaignVersionSchema } from './schema'
import { approve, type CampaignTold } from './store'

/** Up to the shop's worth a marketer needs nobody else. */
export function approveSmallCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof campaignVersionSchema>,
): Promise<Result<CampaignTold, ApproveCampaignRefusal>> {
  return approve(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { ...asked, forOthers: false })
}
