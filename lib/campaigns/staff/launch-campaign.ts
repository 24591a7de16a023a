import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { LaunchCampaignRefusal } from './errors'
import type { campaignVersionSchema } from './schema'
import { type CampaignTold, launch } from './store'

/** A campaign that was agreed to goes before shoppers, with its budget and its prizes set aside: all of it or nothing, and once. */
export async function launchCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof campaignVersionSchema>,
): Promise<Result<CampaignTold, LaunchCampaignRefusal>> {
  return launch(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { ...asked, deck: null })
}
