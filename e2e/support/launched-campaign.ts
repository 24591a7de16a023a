import { database } from './doors'

/** One of the demo's campaigns that runs or ran; of those that draw, the first. */
export async function aLaunchedCampaign(): Promise<string> {
  const found = await database.query<{ id: string }>(
    `select id from campaign where launched_at is not null order by kind = 'invite', launched_at, id limit 1`,
  )
  const [campaign] = found.rows
  if (!campaign) throw new Error('the demo has no campaign that was launched')
  return campaign.id
}
