import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { InviteFacts, Person } from '../invite-fraud/rules'

type Asking = Pick<Context, 'at' | 'on'>

type StoredFacts = {
  inviterId: string
  friendId: string
  joinedAt: string
  orderedAt: string | null
  joinedTimes: string[]
  people: Person[]
}

/** What the rules ask of an invite; null when there is none. */
export async function findInviteFacts(ctx: Asking, inviteId: string): Promise<InviteFacts | null> {
  const found = await row<{ facts: StoredFacts | null }>('select invite_facts($1) as facts', [inviteId], ctx.on)
  if (!found?.facts) return null
  const { joinedAt, orderedAt, joinedTimes, ...rest } = found.facts
  return {
    ...rest,
    joinedAt: new Date(joinedAt),
    orderedAt: orderedAt ? new Date(orderedAt) : null,
    joinedTimes: joinedTimes.map((time) => new Date(time)),
  }
}

/** Invites that are to be looked at now, the longest due first. */
export const listDueInvites = (ctx: Asking, most: number) =>
  rows<{ id: string }>(
    'select id from invite where due_at <= coalesce($1, now()) order by due_at, no limit $2',
    [ctx.at, most],
    ctx.on,
  )

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

/** From links to friends that count, for the campaign's board. */
export async function inviteFunnel(ctx: Pick<Context, 'on'>, campaignId: string): Promise<InviteFunnel | null> {
  return row<InviteFunnel>(
    `select l.links, l.visits, l.refused, i.*, w.* from
     (select count(distinct k.code)::int as links, count(v.id)::int as visits, count(v.id) filter (where v.refused is not null)::int as refused
      from invite_link k left join invite_visit v on v.code = k.code where k.campaign_id = $1) l,
     (select count(*)::int as "signedUp", count(*) filter (where a.email_verified_at is not null)::int as verified,
        count(*) filter (where x.order_id is not null)::int as ordered, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'counted')::int as counted,
        count(*) filter (where state = 'out')::int as out
      from invite x join account a on a.id = x.friend_id where x.campaign_id = $1) i,
     (select coalesce(sum(points) filter (where state = 'given'), 0)::int as "givenPoints", coalesce(sum(points) filter (where state = 'held'), 0)::int as "heldPoints"
      from invite_award where campaign_id = $1) w`,
    [campaignId],
    ctx.on,
  )
}

export type InviteCostFound = {
  points: number
  prizesMinor: number
  redeemedPoints: number
  newCustomers: number
  pointsPerUnit: number
}

/** What friends have cost, and how many new customers they are, for `cacOf`. */
export async function inviteCost(ctx: Asking, campaignId: string): Promise<InviteCostFound | null> {
  return row<InviteCostFound>(
    `select coalesce(sum(a.points), 0)::int as points, coalesce(sum(a.cost_minor) filter (where a.claim_id is not null), 0)::int as "prizesMinor",
       coalesce(sum(least(a.points, coalesce(u.spent, 0))), 0)::int as "redeemedPoints",
       (select count(*)::int from invite i join account f on f.id = i.friend_id where i.campaign_id = $1 and i.state = 'counted'
          and f.email_verified_at is not null) as "newCustomers",
       coalesce((select (terms->'spending'->>'pointsPerUnit')::int from points_terms where effective_from <= coalesce($2, now())
          order by effective_from desc, version_id desc limit 1), 100) as "pointsPerUnit"
     from invite_award a left join lateral (
       select sum(u.amount_points)::int as spent from lot l join lot_use u on u.lot_id = l.id join posting p on p.id = u.posting_id
       where l.posting_id = a.posting_id and p.kind not in ('expiry', 'award-reversal', 'debt-netting')) u on true
     where a.campaign_id = $1 and a.state in ('given', 'closed')`,
    [campaignId, ctx.at],
    ctx.on,
  )
}
