import { row, rows } from '@/lib/db/sql'
import type { Context, ShopperContext, StaffContext } from '@/lib/gate/context'
import { maskedName } from '@/lib/kernel/masked-name'
import type { InviteFacts, Person, Signal } from '../invite-fraud/rules'
import { type Definition, definitionSchema } from '../schema'
import { type FriendStep, friendStep, type InviteState, type OutReason, type Verdict, type VisitRefusal } from './rules'
import { type InviteSettings, inviteSettingsSchema, type ReviewFilter } from './schema'

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

/** Payments of the two people of an invite whose cards nobody has asked after; the newest, and no more than a provider is asked at once. */
export const listPaymentsToName = (ctx: Asking, inviteId: string) =>
  rows<{ id: string; providerPaymentId: string }>(
    `select p.id, p.provider_payment_id as "providerPaymentId" from invite i
     join shop_order o on o.account_id in (i.inviter_id, i.friend_id) join payment p on p.order_id = o.id
     where i.id = $1 and p.card_hash is null order by p.at desc, p.id limit 20`,
    [inviteId],
    ctx.on,
  )

export type InviteFriend = {
  /** null: came by the link and was nobody's new friend */
  inviteId: string | null
  name: string
  step: FriendStep
  reason: OutReason | VisitRefusal | null
  waitsUntil: Date | null
  cameAt: Date
  /** what staff said of it, and what I said to that */
  note: string | null
  appeal: string | null
}

export type MyInvites = {
  code: string
  counted: number
  /** bought and waiting, or looked at */
  underWay: number
  friends: InviteFriend[]
  /** rungs that were given, or are held until a day */
  rungs: { friends: number; state: 'held' | 'given' }[]
  givenPoints: number
  /** prizes that are no points, and are mine: among my rewards */
  givenClaims: number
}

type FriendRow = {
  inviteId: string | null
  name: string
  state: InviteState | null
  reason: OutReason | VisitRefusal | null
  isVerified: boolean
  waitsUntil: Date | null
  cameAt: Date
  note: string | null
  appeal: string | null
}

const MOST_FRIENDS = 100

/** My link, my friends with where each stands and why, and what they have brought. Null: I have no link here yet. */
export async function findMyInvites(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  campaignId: string,
): Promise<MyInvites | null> {
  const mine = await row<{
    code: string
    now: Date
    counted: number
    underWay: number
    givenPoints: number
    givenClaims: number
    rungs: MyInvites['rungs']
  }>(
    `select l.code, coalesce($3, now()) as now,
       (select count(*)::int from invite where campaign_id = $1 and inviter_id = $2 and state = 'counted') as counted,
       (select count(*)::int from invite where campaign_id = $1 and inviter_id = $2 and state in ('waiting', 'held')) as "underWay",
       (select coalesce(sum(points), 0)::int from invite_award where campaign_id = $1 and inviter_id = $2 and state = 'given') as "givenPoints",
       (select count(*)::int from invite_award where campaign_id = $1 and inviter_id = $2 and state in ('given', 'closed') and claim_id is not null) as "givenClaims",
       (select coalesce(jsonb_agg(jsonb_build_object('friends', friends, 'state', state) order by friends), '[]') from invite_award
          where campaign_id = $1 and inviter_id = $2 and friends is not null and state in ('held', 'given')) as rungs
     from invite_link l where l.campaign_id = $1 and l.account_id = $2`,
    [campaignId, ctx.actor.id, ctx.at],
    ctx.on,
  )
  if (!mine) return null
  const found = await rows<FriendRow>(
    `select i.id as "inviteId", f.name, i.state, i.reason, f.email_verified_at is not null as "isVerified", i.waits_until as "waitsUntil",
       i.joined_at as "cameAt", i.verdict_note as note, i.appeal
     from invite i join account f on f.id = i.friend_id where i.campaign_id = $1 and i.inviter_id = $2
     union all select null, f.name, null, v.refused, false, null, v.last_at, null, null
     from invite_link l join invite_visit v on v.code = l.code and v.refused is not null join account f on f.id = v.account_id
     where l.campaign_id = $1 and l.account_id = $2
     order by "cameAt" desc limit ${MOST_FRIENDS}`,
    [campaignId, ctx.actor.id],
    ctx.on,
  )
  const { now, ...rest } = mine
  return {
    ...rest,
    friends: found.map(({ name, state, isVerified, ...one }) => ({
      ...one,
      name: maskedName(name),
      step: state ? friendStep({ state, isVerified, waitsUntil: one.waitsUntil }, now) : 'refused',
    })),
  }
}

export type InviteLanding = {
  campaignId: string
  slug: string
  isOpen: boolean
  endsAt: Date
  definition: Definition
  settings: InviteSettings
  /** as a stranger may read it */
  inviter: string
  /** of whoever is looking: it is their own link; they are this inviter's friend; they have an account and are not */
  reader: 'guest' | 'own' | 'friend' | 'customer'
}

/** What a friend sees who opens a link. Null: there is no such link. */
export async function findInviteLanding(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  code: string,
): Promise<InviteLanding | null> {
  const found = await row<{
    campaignId: string
    slug: string
    isOpen: boolean
    endsAt: Date
    definition: unknown
    inviter: string
    isOwn: boolean
    isFriend: boolean
  }>(
    `select c.id as "campaignId", c.slug, campaign_open(c, $3) as "isOpen", c.ends_at as "endsAt", v.definition, a.name as inviter,
       l.account_id = $2 as "isOwn", exists (select 1 from invite i where i.inviter_id = l.account_id and i.friend_id = $2) as "isFriend"
     from invite_link l join campaign c on c.id = l.campaign_id join campaign_version v on (v.campaign_id, v.version) = (c.id, c.version)
     join account a on a.id = l.account_id where l.code = $1`,
    [code, ctx.actor?.id ?? null, ctx.at],
    ctx.on,
  )
  if (!found) return null
  const { isOwn, isFriend, inviter, ...rest } = found
  const definition = definitionSchema.parse(found.definition)
  return {
    ...rest,
    definition,
    settings: inviteSettingsSchema.parse(definition.settings),
    inviter: maskedName(inviter),
    reader: ctx.actor === null ? 'guest' : isOwn ? 'own' : isFriend ? 'friend' : 'customer',
  }
}

export type InviteReview = {
  inviteId: string
  no: number
  campaignZh: string
  campaignEn: string
  inviterId: string
  inviter: string
  friendId: string
  friend: string
  orderId: string | null
  orderNumber: number | null
  state: InviteState
  reason: OutReason | null
  score: number
  signals: Signal[]
  joinedAt: Date
  orderedAt: Date | null
  waitsUntil: Date | null
  verdict: Verdict | null
  verdictBy: string | null
  verdictAt: Date | null
  note: string | null
  appeal: string | null
  /** a verdict can be taken back while nothing has come of it */
  mayUndo: boolean
}

const WHICH = `case $1 when 'held' then i.state = 'held' when 'appealed' then i.appeal is not null and i.reason = 'declined' else i.verdict is not null end`
const MOST_REVIEWS = 100

/** Friends that somebody shall look at, and those that were looked at. */
export const listInviteReviews = (ctx: Pick<StaffContext, 'on'>, filter: ReviewFilter) =>
  rows<InviteReview>(
    `select i.id as "inviteId", i.no, v.definition->>'titleZh' as "campaignZh", v.definition->>'titleEn' as "campaignEn", i.inviter_id as "inviterId",
       coalesce(nullif(a.name, ''), a.email) as inviter, i.friend_id as "friendId", coalesce(nullif(f.name, ''), f.email) as friend,
       o.id as "orderId", o.number as "orderNumber", i.state, i.reason, i.score, i.signals, i.joined_at as "joinedAt", i.ordered_at as "orderedAt",
       i.waits_until as "waitsUntil", i.verdict, coalesce(nullif(b.name, ''), b.email) as "verdictBy", i.verdict_at as "verdictAt", i.verdict_note as note, i.appeal,
       i.verdict is not null and (i.state in ('waiting', 'held') or i.reason = 'declined') is true as "mayUndo"
     from invite i join campaign c on c.id = i.campaign_id join campaign_version v on (v.campaign_id, v.version) = (c.id, c.version)
     join account a on a.id = i.inviter_id join account f on f.id = i.friend_id left join account b on b.id = i.verdict_by left join shop_order o on o.id = i.order_id
     where ${WHICH} order by coalesce(i.verdict_at, i.ordered_at) desc, i.no desc limit ${MOST_REVIEWS}`,
    [filter],
    ctx.on,
  )

/** How many wait for somebody. */
export async function countInviteReviews(ctx: Pick<StaffContext, 'on'>): Promise<{ held: number; appealed: number }> {
  const found = await row<{ held: number; appealed: number }>(
    `select count(*) filter (where state = 'held')::int as held, count(*) filter (where appeal is not null and reason = 'declined')::int as appealed
     from invite where state = 'held' or appeal is not null`,
    [],
    ctx.on,
  )
  return found ?? { held: 0, appealed: 0 }
}
