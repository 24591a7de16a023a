import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AmendCampaignRefusal } from './errors'
import { judgeAmendment } from './judge-amendment'
import type { amendCampaignSchema } from './schema'
import { amend, type CampaignTold } from './store'

/** Whoever may agree for others may let a launched campaign give any sum more, unless they wrote or submitted it. */
export async function amendLargeCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof amendCampaignSchema>,
): Promise<Result<CampaignTold, AmendCampaignRefusal>> {
  const judged = await judgeAmendment(ctx, asked)
  if (!judged.ok) return judged
  return amend(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { ...asked, lint: judged.value, forOthers: true })
}
