import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { InviteCost } from '../invite/rules'

type Asking = Pick<Context, 'at' | 'on'>

export type InviteFunnel = {
  links: number
  visits: number
  signedUp: number
  verified: number
  ordered: number
  waiting: number
  held: number
  counted: number
  out: number
  /** came by a link and was nobody's new friend */
  refused: number
  givenPoints: number
  heldPoints: number
}

/** From links to friends that count, of each of these campaigns: one statement. */
export function listInviteFunnels(ctx: Pick<Context, 'on'>, campaignIds: readonly string[]) {
  return rows<InviteFunnel & { campaignId: string }>(
    `select c.id as "campaignId", l.links, l.visits, l.refused, i.*, w.* from unnest($1::uuid[]) c(id),
     lateral (select count(distinct k.code)::int as links, count(v.id)::int as visits, count(v.id) filter (where v.refused is not null)::int as refused
      from invite_link k left join invite_visit v on v.code = k.code where k.campaign_id = c.id) l,
     lateral (select count(*)::int as "signedUp", count(*) filter (where a.email_verified_at is not null)::int as verified,
        count(*) filter (where x.order_id is not null)::int as ordered, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'counted')::int as counted,
        count(*) filter (where state = 'out')::int as out
      from invite x join account a on a.id = x.friend_id where x.campaign_id = c.id) i,
     lateral (select coalesce(sum(points) filter (where state = 'given'), 0)::int as "givenPoints",
        coalesce(sum(points) filter (where state = 'held'), 0)::int as "heldPoints" from invite_award where campaign_id = c.id) w`,
    [campaignIds],
    ctx.on,
  )
}

/** The same of one campaign, for its board. */
export async function inviteFunnel(ctx: Pick<Context, 'on'>, campaignId: string): Promise<InviteFunnel | null> {
  const [found] = await listInviteFunnels(ctx, [campaignId])
  return found ?? null
}

export type InviteCostFound = InviteCost & {
  campaignId: string
  titleZh: string
  titleEn: string
  pointsPerUnit: number
}

/** What friends have cost, and how many new customers they are, for `cacOf`: of one campaign, or of the newest of all (null). */
export async function listInviteCosts(ctx: Asking, campaignId: string | null): Promise<InviteCostFound[]> {
  return rows<InviteCostFound>(
    `select c.id as "campaignId", v.definition->>'titleZh' as "titleZh", v.definition->>'titleEn' as "titleEn", coalesce(a.points, 0)::int as points,
       coalesce(a.prizes, 0)::int as "prizesMinor", coalesce(used.minor, 0)::int8 as "realisedMinor",
       (select count(*)::int from invite i join account f on f.id = i.friend_id where i.campaign_id = c.id and i.state = 'counted'
          and f.email_verified_at is not null) as "newCustomers",
       coalesce((select (terms->'spending'->>'pointsPerUnit')::int from points_terms where effective_from <= coalesce($2, now())
          order by effective_from desc, version_id desc limit 1), 100) as "pointsPerUnit"
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version
     left join lateral (select sum(points) as points, sum(cost_minor) filter (where claim_id is not null) as prizes
       from invite_award where campaign_id = c.id and state in ('given', 'closed')) a on true
     left join (select action, sum(ever_cost_minor) as minor from action_sums('infinity', '-infinity') where flow in ('redeemed', 'returned') group by 1) used
       on used.action = 'campaign:' || c.id
     where c.kind = 'invite' and c.launched_at is not null and ($1::uuid is null or c.id = $1) order by c.launched_at desc limit 20`,
    [campaignId, ctx.at],
    ctx.on,
  )
}

/** The same of one campaign. */
export async function inviteCost(ctx: Asking, campaignId: string): Promise<InviteCostFound | null> {
  const [found] = await listInviteCosts(ctx, campaignId)
  return found ?? null
}
