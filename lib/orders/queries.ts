import { openLink } from '@/lib/auth/signed-link'
import { row, rows } from '@/lib/db/sql'
import { type AwardExplanation } from '@/lib/earning/rules'
import type { Context, ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import type { ReleaseEvent } from '@/lib/points/lots/rules'
import type { RefundRequestView } from './refund-requests/rules'
import {
  type OrderDraws,
  type OrderLineView,
  type OrderState,
  type OrderSums,
  orderMay,
  type RefundView,
} from './rules'

export type OpenedOrder = {
  id: string
  accountId: string | null
  state: OrderState
  sessionId: string | null
  sessionUrl: string | null
  now: Date
}

/** Whether taking a claim back sends money back too; what a claim cost never changes. */
export async function givesMoneyBack(
  ctx: Pick<ShopperContext, 'on'>,
  { claimId }: { claimId: string },
): Promise<boolean> {
  return (await row('select 1 from claim where id = $1 and cash_minor > 0', [claimId], ctx.on)) !== null
}

/** An order opens for its owner and for whoever holds its signed link; to everyone else it does not exist. */
export async function openOrder(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { number, token }: { number: number; token: string | null },
): Promise<Result<OpenedOrder, 'order-unknown' | 'link-expired'>> {
  const found = await row<OpenedOrder>(
    `select id, account_id as "accountId", state, session_id as "sessionId", session_url as "sessionUrl", coalesce($2, now()) as now
     from shop_order where number = $1`,
    [number, ctx.at],
    ctx.on,
  )
  return found ? opened(ctx, found, token) : refuse('order-unknown')
}

function opened<O extends Pick<OpenedOrder, 'id' | 'accountId' | 'now'>>(
  ctx: Pick<Context, 'actor'>,
  found: O,
  token: string | null,
): Result<O, 'order-unknown' | 'link-expired'> {
  if (found.accountId !== null && found.accountId === ctx.actor?.id) return ok(found)
  const link = token === null ? 'forged' : openLink('order', found.id, token, found.now)
  if (link === 'valid') return ok(found)
  return refuse(link === 'expired' ? 'link-expired' : 'order-unknown')
}

export type OrderAward = {
  points: number
  explanation: (AwardExplanation & { orderNumber?: number }) | null
  /** promised: not paid yet; pending until releasesAt; released: spendable; reversed: taken back by a refund */
  state: 'promised' | 'pending' | 'released' | 'reversed'
  /** null until it is known: see releaseOn */
  releasesAt: string | null
  /** of the lot as it is now; null: for ever, or not known yet */
  expiresAt: string | null
  releaseOn: ReleaseEvent | null
  idleDays: number | null
  /** where its parts live apart, on their own days; else empty */
  lots: AwardLotView[]
}

/** A part of an award that comes and ends on its own days. Instants are ISO text. */
export type AwardLotView = {
  points: number
  /** of which rules; 'terms': of rate and steps */
  rules: string[]
  isPending: boolean
  releasesAt: string | null
  expiresAt: string | null
  releaseOn: ReleaseEvent | null
  idleDays: number | null
}

export type OrderAddress = {
  name: string
  phone: string
  country: string
  province: string
  city: string
  district: string
  line1: string
  postalCode: string
}

export type OrderView = OrderSums & {
  email: string
  timeZone: string
  /** without a word from anybody it counts as delivered so many days after it was sent */
  deliveredAfterDays: number
  address: OrderAddress
  note: string
  /** the way to the pay page, while it waits for its money */
  payUrl: string | null
  holdExpiresAt: string
  isMember: boolean
  lines: OrderLineView[]
  /** of an order that carries draws */
  draws: OrderDraws | null
  award: OrderAward | null
  refunds: RefundView[]
  graceDays: number
  /** newest first */
  requests: RefundRequestView[]
  now: string
}

const VIEW = `
select o.id, o.account_id as "accountId", coalesce($2::timestamptz, now()) as now, order_sums(o) || jsonb_build_object('email', o.email, 'timeZone', shop.time_zone,
  'deliveredAfterDays', shop.delivered_after_days,
  'address', o.address, 'note', o.note, 'holdExpiresAt', o.hold_expires_at,
  'isMember', o.account_id is not null, 'now', coalesce($2::timestamptz, now()), 'lines', order_lines(o.id), 'draws', order_draws(o, $2),
  'award', case when o.award_points > 0 then jsonb_build_object('points', o.award_points, 'explanation', order_award_explanation(o),
      'releasesAt', o.award_releases_at, 'expiresAt', coalesce(lot.expires_at, o.award_expires_at),
      'releaseOn', o.award_lot->'releaseOn', 'idleDays', o.award_lot->'idleDays', 'state', case
        when o.state = 'refunded' then 'reversed' when lot.id is null then 'promised' when lot.waits then 'pending' else 'released' end,
      'lots', award_lots(p)) end,
  'refunds', order_refunds(o.id), 'graceDays', shop.points_grace_days, 'requests', refund_requests(o.id)) as view
from shop_order o cross join shop
left join posting p on p.key = 'order:' || o.id || ':award'
left join lateral (select min(id) as id, (array_agg(expires_at order by id))[1] as expires_at, bool_or(state = 'pending' and is_live) as waits
  from lot where posting_id = p.id) lot on true
where o.number = $1`

/** An order as its owner, or the holder of its signed link, may see it. */
export async function findOrder(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<OrderView, 'order-unknown' | 'link-expired'>> {
  const found = await row<{ id: string; accountId: string | null; now: Date; view: OrderView }>(
    VIEW,
    [link.number, ctx.at],
    ctx.on,
  )
  const seen = found ? opened(ctx, found, link.token) : refuse('order-unknown')
  if (!seen.ok) return seen
  const { view } = seen.value
  const payUrl = orderMay('pay', view.state) ? paths.api.payOrder(String(link.number), link.token) : null
  return ok({ ...view, payUrl })
}

export type OrderSummary = {
  id: string
  number: number
  state: OrderState
  totalMinor: number
  currency: string
  placedAt: Date
  deliveredAt: Date | null
  pieces: number
  spentPoints: number
  awardPoints: number
  refundedMinor: number
  returnedPoints: number
  lines: Pick<OrderLineView, 'titleZh' | 'titleEn' | 'imageFile' | 'quantity' | 'productSlug'>[]
}

const PAGE = 10

/** A shopper's own orders, newest first, ten a page; `before` is the number of the last one seen. */
export async function listOrders(
  ctx: ShopperContext,
  { state, before }: { state: OrderState | null; before: number | null },
): Promise<{ orders: OrderSummary[]; hasMore: boolean }> {
  const found = await rows<OrderSummary>(
    `select o.id, o.number, o.state, o.total_minor as "totalMinor", o.currency, o.placed_at as "placedAt", o.delivered_at as "deliveredAt", o.spent_points as "spentPoints",
       o.award_points as "awardPoints", o.refunded_minor as "refundedMinor", o.returned_points as "returnedPoints",
       (select sum(quantity) from order_line where order_id = o.id)::int as pieces,
       (select jsonb_agg(jsonb_build_object('titleZh', l.title_zh, 'titleEn', l.title_en, 'imageFile', l.image_file, 'quantity', l.quantity,
          'productSlug', l.product_slug) order by l.position) from order_line l where l.order_id = o.id) as lines
     from shop_order o where o.account_id = $1 and ($2::order_state is null or o.state = $2) and ($3::int8 is null or o.number < $3)
     order by o.placed_at desc, o.number desc limit ${PAGE + 1}`,
    [ctx.actor.id, state, before],
    ctx.on,
  )
  return { orders: found.slice(0, PAGE), hasMore: found.length > PAGE }
}

/** How many orders stand in each state, for the tabs. */
export async function countOrders(ctx: ShopperContext): Promise<Partial<Record<OrderState, number>>> {
  const found = await rows<{ state: OrderState; n: number }>(
    'select state, count(*)::int as n from shop_order where account_id = $1 group by state',
    [ctx.actor.id],
    ctx.on,
  )
  return Object.fromEntries(found.map(({ state, n }) => [state, n]))
}
