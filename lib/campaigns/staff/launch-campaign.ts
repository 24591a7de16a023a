import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { prepareDeck } from '../decks/prepare-deck'
import { findDefinition } from '../lint/queries'
import type { LaunchCampaignRefusal } from './errors'
import type { campaignVersionSchema } from './schema'
import { type CampaignTold, launch } from './store'

/**
 * A campaign that was agreed to goes before shoppers, with its budget, its prizes set aside and its deck sealed, where it draws from one:
 * all of it or nothing, and once.
 */
export async function launchCampaign(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof campaignVersionSchema>,
): Promise<Result<CampaignTold, LaunchCampaignRefusal>> {
  const { campaignId } = asked
  const found = await findDefinition(ctx.on, campaignId)
  if (!found) return refuse('campaign-unknown')
  const isDeck = found.definition.draw?.mode === 'deck'
  const deck = isDeck ? prepareDeck({ campaignId, definition: found.definition }) : null
  return launch(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { ...asked, deck })
}
