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
import { type CouponTerms, couponTermsOf } from './rules'

export type ExchangeOffer = {
  couponId: string
  titleZh: string
  titleEn: string
  terms: CouponTerms
  validDays: number
  costPoints: Points
  /** null for a guest, who has no balance to measure it by */
  progress: Progress | null
}

type OfferRow = Record<string, unknown> & {
  id: string
  title_zh: string
  title_en: string
  valid_days: number
  exchange_cost_points: number
  spendable: number | null
}

/** What points can become, as rows to stand in any statement: $1 is the account (null: a guest), $2 the moment. */
const offersSql = `
select c.*, case when $1::uuid is not null then (
  select coalesce(sum(l.remaining_points), 0)::int8 from lot l where l.account_id = $1 and l.is_live
    and l.state = 'active' and (l.expires_at is null or l.expires_at > t.at)) end as spendable
from coupon c, (select coalesce($2::timestamptz, now()) as at) t
where c.exchange_cost_points is not null and c.archived_at is null
  and (c.starts_at is null or c.starts_at <= t.at) and (c.ends_at is null or c.ends_at > t.at)
order by c.exchange_cost_points, c.created_at, c.id`

/** What points can become: what the shopper can have now first, then what is nearest. */
export async function listExchangeOffers(ctx: Pick<Context, 'actor' | 'at' | 'on'>): Promise<ExchangeOffer[]> {
  return (await rows<OfferRow>(offersSql, [ctx.actor?.id ?? null, ctx.at], ctx.on)).map(offerOf)
}

const offerOf = (one: OfferRow): ExchangeOffer => ({
  couponId: one.id,
  titleZh: one.title_zh,
  titleEn: one.title_en,
  terms: couponTermsOf(one),
  validDays: one.valid_days,
  costPoints: points(one.exchange_cost_points),
  progress: one.spendable === null ? null : progressTo(points(one.exchange_cost_points), points(one.spendable)),
})

/** All that the page of one's points shows. */
export type PointsPage = {
  mine: MyPoints
  calendar: ExpiryCalendar
  notices: ExpiryNotice[]
  terms: Terms
  offers: ExchangeOffer[]
}

type PointsPageRow = Omit<PointsPage, 'mine' | 'terms' | 'offers'> & {
  mine: ReadPoints
  terms: TermsRow | null
  offers: OfferRow[]
}

const POINTS_PAGE = `select (${myPointsSql}) as mine, (${expiryCalendarSql}) as calendar, (${expiryNoticesSql}) as notices,
  (select to_json(in_force) from (${liveTermsSql('$2')}) in_force) as terms,
  (select coalesce(json_agg(offer), '[]') from (${offersSql}) offer) as offers`

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

/** `held`: kept for an order that waits for its payment. */
export type WalletState = 'available' | 'held' | 'used' | 'expired' | 'void'

export type WalletCoupon = {
  grantId: string
  titleZh: string
  titleEn: string
  terms: CouponTerms
  state: WalletState
  grantedAt: Date
  expiresAt: Date
  /** what it cost; null when it was given */
  costPoints: number | null
  /** the order that uses or holds it */
  orderNumber: string | null
}

type GrantRow = Record<string, unknown> & {
  grant_id: string
  title_zh: string
  title_en: string
  wallet_state: WalletState
  granted_at: Date
  expires_at: Date
  cost: number | null
  order_number: string | null
}

/** The coupons a shopper has been given or has exchanged: usable ones first, soonest to end first. */
export async function listWallet(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<WalletCoupon[]> {
  const found = await rows<GrantRow>(
    `select c.*, g.id as grant_id, g.granted_at, g.expires_at, o.number::text as order_number,
       (p.explanation->>'costPoints')::int as cost,
       case when g.state = 'available' and g.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else g.state end as wallet_state
     from coupon_grant g join coupon c on c.id = g.coupon_id left join posting p on p.id = g.posting_id
     left join coupon_use u on u.grant_id = g.id and u.state <> 'released' left join shop_order o on o.id = u.order_id
     where g.account_id = $1
     order by array_position(array['available', 'held', 'used', 'expired', 'void'],
       case when g.state = 'available' and g.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else g.state end),
       g.expires_at, g.granted_at limit 200`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found.map((one) => ({
    grantId: one.grant_id,
    titleZh: one.title_zh,
    titleEn: one.title_en,
    terms: couponTermsOf(one),
    state: one.wallet_state,
    grantedAt: one.granted_at,
    expiresAt: one.expires_at,
    costPoints: one.cost,
    orderNumber: one.order_number,
  }))
}

/** The points of a shopper that can be spent now. */
export async function countSpendablePoints(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<number> {
  const found = await row<{ points: number }>(
    `select coalesce(sum(remaining_points), 0)::int8 as points from lot where account_id = $1 and is_live
     and state = 'active' and (expires_at is null or expires_at > coalesce($2::timestamptz, now()))`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found?.points ?? 0
}
