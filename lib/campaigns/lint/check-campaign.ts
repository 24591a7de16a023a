import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { type Finding, isBlocked } from '../findings/rules'
import type { CampaignState } from '../rules'
import type { WriteCampaignRefusal } from '../staff/errors'
import { keepLint } from '../staff/store'
import { findDefinition, getLintFacts } from './queries'
import { lintCampaign } from './rules'
import type { checkCampaignSchema } from './schema'

/** A campaign is looked over as it is kept, with what the shop knows now; where nothing blocks it, it goes on. */
export async function checkCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { campaignId, version }: z.output<typeof checkCampaignSchema>,
): Promise<Result<{ state: CampaignState; findings: Finding[] }, WriteCampaignRefusal>> {
  const found = await findDefinition(ctx.on, campaignId)
  if (!found) return refuse('campaign-unknown')
  if (found.version !== version) return refuse('campaign-changed', { version: found.version })
  const findings = lintCampaign(found.definition, await getLintFacts(ctx))
  const by = { actorId: ctx.actor.id, at: ctx.at }
  const kept = await keepLint(ctx.on, by, { campaignId, version }, { findings }, !isBlocked(findings))
  return kept.ok ? ok({ state: kept.value.state, findings }) : kept
}
