import { row } from '@/lib/db/sql'

/** What became of a campaign, its budget and its pieces. */
export const factsOf = (campaignId: string) =>
  row<Record<string, unknown>>(
    `select c.state, c.version, c.most_points as "mostPoints", c.most_minor as "mostMinor", c.granted_points as "grantedPoints", c.granted_minor as "grantedMinor",
       c.returned_points as "returnedPoints", c.returned_minor as "returnedMinor", c.ended_because as because, c.settled_at is not null as settled,
       (select remaining_points from points_budget where id = c.budget_id) as source,
       (select sum(remaining_points)::int8 from points_budget where campaign_id = c.id) as points, (select sum(remaining_minor)::int8 from campaign_shard where campaign_id = c.id) as minor,
       (select count(*) from campaign_unit where campaign_id = c.id) as units, (select count(*) from campaign_shard where campaign_id = c.id) as parts
     from campaign c where id = $1`,
    [campaignId],
  )

export const setAside = (rewardId: string) =>
  row<{ n: number }>('select set_aside_count as n from reward where id = $1', [rewardId])
