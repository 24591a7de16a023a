import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { WriteCampaignRefusal } from './errors'
import type { SaveCampaign } from './schema'
import { type CampaignTold, save } from './store'

/** A campaign is written or rewritten as a version of its own; every change before the launch has the whole way before it again. */
export function saveCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  draft: SaveCampaign,
): Promise<Result<CampaignTold, WriteCampaignRefusal>> {
  return save(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, draft)
}
