import { row, rows } from '@/lib/db/sql'
import { liveTermsSql, type Terms, type TermsRow, termsOrUnstated } from '@/lib/earning/queries'
import type { Context, ShopperContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { type Points, points } from '@/lib/kernel/points'
import { type ExpiryCalendar, expiryCalendarSql } from '@/lib/points/calendar/queries'
import { type ExpiryNotice, expiryNoticesSql } from '@/lib/points/notices/queries'
import {
  type AskedPoints,
  type MyPoints,
  myPointsSql,
  myPointsValues,
  type ReadPoints,
  withNextPage,
} from '@/lib/points/queries'
import { type Progress, progressTo } from '@/lib/points/rules'
import type { ClaimDelivery, ClaimState, Door, LimitPeriod, StoreNames } from './rules'

type Reader = Pick<Context, 'actor' | 'at' | 'on'>

export type Offer = {
  rewardId: string
  kind: string
  category: string
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  image: string | null
  costPoints: Points
  /** what it costs in money beside the points, fen */
  cashMinor: number
  /** null: as many as are wanted */
  left: number | null
  limitCount: number | null
  limitPeriod: LimitPeriod
  /** how many of the limit this shopper has had */
  had: number
  validDays: number | null
  startsAt: Date | null
  endsAt: Date | null
  /** the shop's clock */
  now: Date
  /** who may have it, and from when */
  door: Door
  /** saved for by this shopper */
  isWished: boolean
  /** what its kind shows of itself: the terms of a coupon */
  face: Record<string, unknown> | null
  /** null for a guest, who has no balance to measure it by */
  progress: Progress | null
}

type OfferRow = Omit<Offer, 'progress' | 'costPoints' | 'startsAt' | 'endsAt' | 'now' | 'door'> & {
  costPoints: number
  startsAt: Date | string | null
  endsAt: Date | string | null
  now: Date | string
  door: Omit<Door, 'opensAt'> & { opensAt: string | null }
  spendable: number | null
}

/** What points can become, as rows to stand in any statement: $1 is the account (null: a guest), $2 the moment. */
const offersSql = `
select r.id as "rewardId", r.kind, r.category, r.title_zh as "titleZh", r.title_en as "titleEn", r.about_zh as "aboutZh",
  r.about_en as "aboutEn", r.image, r.cost_points as "costPoints", r.cash_minor as "cashMinor", reward_left(r, t.at) as left, r.limit_count as "limitCount",
  r.limit_period as "limitPeriod", r.valid_days as "validDays", r.starts_at as "startsAt", r.ends_at as "endsAt", t.at as now,
  reward_face(r) as face, d.door, exists (select 1 from wish w where w.account_id = $1 and w.reward_id = r.id) as "isWished",
  case when $1::uuid is not null and r.limit_count is not null then reward_claims_by(r, $1, t.at) else 0 end as had, mine.spendable
from reward r, (select coalesce($2::timestamptz, now()) as at) t, (select tier_ladder($1::uuid, coalesce($2::timestamptz, now())) as ladder offset 0) stands,
lateral (select reward_door(r, stands.ladder, t.at) as door) d, lateral (select case when $1::uuid is not null then (
  select coalesce(sum(l.remaining_points), 0)::int8 from lot l where l.account_id = $1 and l.is_live
    and l.state = 'active' and (l.expires_at is null or l.expires_at > t.at)) end as spendable) mine
where r.state = 'live' and reward_on_show(r, t.at)`

// what is still to come is not near yet
const nearestFirst = `${offersSql} and (d.door->>'isOpen')::boolean order by r.cost_points, r.position, r.id`
const asPlaced = `${offersSql} and (r.starts_at is null or r.starts_at <= t.at + interval '30 days') order by r.position, r.cost_points, r.id`

const offerOf = ({ spendable, costPoints, startsAt, endsAt, now, door, ...one }: OfferRow): Offer => ({
  ...one,
  door: { ...door, opensAt: door.opensAt === null ? null : new Date(door.opensAt) },
  costPoints: points(costPoints),
  startsAt: startsAt === null ? null : new Date(startsAt),
  endsAt: endsAt === null ? null : new Date(endsAt),
  now: new Date(now),
  progress: spendable === null ? null : progressTo(points(costPoints), points(spendable)),
})

/** What points can become now, within thirty days or for other tiers, in the order that the merchant gave it. */
export async function listOffers(ctx: Reader): Promise<Offer[]> {
  return (await rows<OfferRow>(asPlaced, [ctx.actor?.id ?? null, ctx.at], ctx.on)).map(offerOf)
}

/** What points of this shopper can become now: the cheapest first. */
export async function listNearestOffers(ctx: Reader): Promise<Offer[]> {
  return (await rows<OfferRow>(nearestFirst, [ctx.actor?.id ?? null, ctx.at], ctx.on)).map(offerOf)
}

/** How a reward is handed over; null when there is no such reward. */
export async function findRewardKind(ctx: Pick<Context, 'on'>, rewardId: string): Promise<string | null> {
  const found = await row<{ kind: string }>('select kind from reward where id = $1', [rewardId], ctx.on)
  return found?.kind ?? null
}

export type WonClaim = { kind: string; accountId: string; rewardId: string }

/** A claim that was won and not exchanged, as whoever hands it over needs it. */
export function findWonClaim(ctx: Pick<Context, 'on'>, claimId: string): Promise<WonClaim | null> {
  return row<WonClaim>(
    'select kind, account_id as "accountId", reward_id as "rewardId" from claim where id = $1 and won_by is not null',
    [claimId],
    ctx.on,
  )
}

/** All that the page of one's points shows. */
export type PointsPage = {
  mine: MyPoints
  calendar: ExpiryCalendar
  notices: ExpiryNotice[]
  terms: Terms
  offers: Offer[]
}

type PointsPageRow = Omit<PointsPage, 'mine' | 'terms' | 'offers'> & {
  mine: ReadPoints
  terms: TermsRow | null
  offers: OfferRow[]
}

const POINTS_PAGE = `select (${myPointsSql}) as mine, (${expiryCalendarSql}) as calendar, (${expiryNoticesSql}) as notices,
  (select to_json(in_force) from (${liveTermsSql('$2')}) in_force) as terms,
  (select coalesce(json_agg(offer), '[]') from (${nearestFirst}) offer) as offers`

/** Each number is read where everything else reads it; one statement, so that all of them are of one moment. */
export async function getPointsPage(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  asked: AskedPoints,
): Promise<PointsPage> {
  const found = await row<PointsPageRow>(POINTS_PAGE, myPointsValues(ctx, asked), ctx.on)
  invariant(found !== null, 'a shopper has a page, if of nothing')
  return {
    ...found,
    mine: withNextPage(found.mine),
    terms: termsOrUnstated(found.terms),
    offers: found.offers.map(offerOf),
  }
}

export type OwnClaim = {
  claimId: string
  no: number
  kind: string
  state: ClaimState
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  points: number
  cashMinor: number
  /** of the order that its money is paid by */
  orderNumber: number | null
  claimedAt: Date
  issuedAt: Date | null
  usedAt: Date | null
  voidedAt: Date | null
  expiresAt: Date | null
  /** whole days after today until then, when it can still be used */
  daysLeft: number | null
  delivery: ClaimDelivery
  /** the counters at which it can be used; null: wherever it is used at all */
  stores: StoreNames | null
  /** of a parcel that was won: nobody has said yet where to */
  wantsAddress: boolean
  /** the campaign that it was won in; null: it was exchanged */
  wonIn: { slug: string; titleZh: string; titleEn: string } | null
}

/** What a shopper has exchanged points for, but for coupons, which lie in the wallet once they are paid: what can be used first, then the newest. */
export async function listClaims(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<OwnClaim[]> {
  return rows<OwnClaim>(
    `select c.id as "claimId", c.no, c.kind, shown.state, v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn",
       v.told->>'about_zh' as "aboutZh", v.told->>'about_en' as "aboutEn", c.points, c.cash_minor as "cashMinor",
       (select number from shop_order where id = c.order_id) as "orderNumber", c.claimed_at as "claimedAt", c.issued_at as "issuedAt",
       c.used_at as "usedAt", c.voided_at as "voidedAt", c.expires_at as "expiresAt", c.delivery,
       case when shown.state = 'issued' then ((c.expires_at - interval '1 millisecond') at time zone shop_zone())::date
         - (coalesce($2::timestamptz, now()) at time zone shop_zone())::date end as "daysLeft", store_names(v.told->'settings') as stores, claim_wants_address(c) as "wantsAddress",
       (select jsonb_build_object('slug', g.slug, 'titleZh', w.definition->'titleZh', 'titleEn', w.definition->'titleEn') from campaign g
        join campaign_version w on w.campaign_id = g.id and w.version = g.version where g.id = c.campaign_id) as "wonIn"
     from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version,
       lateral (select case when c.state = 'issued' and c.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else c.state end as state) shown
     -- one that was never paid for is no exchange, and stands with the orders that were called off
     where c.account_id = $1 and case when c.won_by is not null then c.kind <> 'coupon' or c.state = 'claimed' when c.posting_id is null then c.state = 'unpaid'
       else c.kind <> 'coupon' end
     order by array_position(array['unpaid', 'issued', 'claimed', 'used', 'expired', 'void'], shown.state), c.claimed_at desc, c.no desc limit 200`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
}

const PACE_DAYS = 90

/** What a shopper has earned in the last ninety days, or since they came. */
export async function findPace(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>) {
  const found = await row<{ earnedPoints: number; days: number }>(
    `select coalesce(sum(l.original_points), 0)::int8 as "earnedPoints",
       coalesce(greatest(7, least($3::int, ceil(extract(epoch from t.at - min(p.at)) / 86400))), 0)::int as days
     from (select coalesce($2::timestamptz, now()) as at) t join lot l on l.account_id = $1
     join posting p on p.id = l.posting_id and p.at > t.at - make_interval(days => $3::int) group by t.at`,
    [ctx.actor.id, ctx.at, PACE_DAYS],
    ctx.on,
  )
  return found ?? { earnedPoints: 0, days: 0 }
}
