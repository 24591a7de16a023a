import { database } from './doors'

/** The code of a link that is open. */
export async function anInvite(): Promise<string> {
  const { rows } = await database.query(
    `select l.code from invite_link l join campaign c on c.id = l.campaign_id where c.state in ('scheduled', 'live') order by l.made_at limit 1`,
  )
  return rows[0].code
}
