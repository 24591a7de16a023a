import { randomUUID } from 'node:crypto'
import { definitionOf } from '@/lib/campaigns/definition.fixture'
import { actionCalled, callAction, callerOf, database } from './doors'

/** A campaign on its way to the launch; written when there is none. */
export async function aDraftCampaign(): Promise<string> {
  const found = await database.query(`select id from campaign where state = 'draft' order by created_at limit 1`)
  if (found.rows[0]) return found.rows[0].id
  const asked = { campaignId: null, version: null, definition: definitionOf(), requestId: randomUUID() }
  const made = await callAction(actionCalled('saveCampaignAction'), asked, { as: await callerOf('owner@demo.test') })
  if (!made.ok) throw new Error(`saving a campaign: ${made.status} ${made.refusal}`)
  return asked.requestId
}
