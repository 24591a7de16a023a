import { row, rows } from '@/lib/db/sql'
import type { AwardExplanation } from '@/lib/earning/rules'
import type { StaffContext } from '@/lib/gate/context'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { orderBy } from '@/lib/kernel/sorting'
import type { ReleaseEvent } from '@/lib/points/lots/rules'
import type { RefundRequestView } from '../refund-requests/rules'
import type { Shortfall } from '../refunds/schema'
import type { OrderDraws, OrderLineView, OrderSums, RefundState, RefundView } from '../rules'
import type { OrderFilter } from './schema'

type Reader = Pick<StaffContext, 'on'>

type RowSums =
  | 'id'
  | 'number'
  | 'state'
  | 'currency'
  | 'goodsMinor'
  | 'couponMinor'
  | 'pointsMinor'
  | 'shippingMinor'
  | 'totalMinor'
  | 'spentPoints'
  | 'awardPoints'
  | 'refundedMinor'
  | 'returnedPoints'
  | 'revokedPoints'

export type OrderRow = Pick<OrderSums, RowSums> & {
  placedAt: Date
  paidAt: Date | null
  refundedAt: Date | null
  /** of its total and its refunds what the list is about: where it goes by money, that of its days */
  paidHereMinor: number
  backHereMinor: number
  email: string
  name: string | null
  accountId: string | null
  pieces: number
  refundState: RefundState | null
  isRefundAsked: boolean
}

/** As it leaves the shop: what took off what, the discount that came by itself and the coupons that were used. */
export type OrderLine = OrderRow & {
  discount: string | null
  discountEn: string | null
  discountMinor: number
  coupons: string | null
  couponsEn: string | null
}

const PAGE = 25

const isAsked = `exists (select 1 from refund_request q where q.order_id = o.id and q.state = 'requested')`

// of the days that are asked for
const isWithin = (moment: string) => `($3::date is null or ${moment} >= $3::timestamp at time zone s.time_zone)
  and ($4::date is null or ${moment} < ($4::date + 1)::timestamp at time zone s.time_zone)`
const ofRefunds = (what: string) =>
  `(select ${what} from refund r where r.order_id = o.id and r.no is not null and ${isWithin('r.created_at')})`

const matching = `from shop_order o left join account a on a.id = o.account_id cross join shop s
  cross join lateral (select case $2 when 'paid' then o.paid_at when 'placed' then o.placed_at
    when 'money' then greatest(case when ${isWithin('o.paid_at')} then o.paid_at end, ${ofRefunds('max(r.created_at)')})
    else ${ofRefunds('max(r.created_at)')} end as on_day) d
  where ($1::order_state is null or o.state = $1) and ($2 = 'placed' or d.on_day is not null)
    and ${isWithin('d.on_day')} and ($2 <> 'money' or o.refunded_minor > 0 or ${isWithin('o.paid_at')})
    and ($8::text is null or o.account_id is not null and case $8 when 'first' then not exists (select 1 from shop_order x
        where x.account_id = o.account_id and (x.paid_at, x.id) < (o.paid_at, o.id))
      else exists (select 1 from shop_order x where x.account_id = o.account_id and x.paid_at < $3::timestamp at time zone s.time_zone) end)
    and ($5::text is null or o.number::text = ltrim($5, '#') or position(lower($5) in lower(o.email)) > 0
      or position(lower($5) in lower(coalesce(a.name, ''))) > 0 or position(lower($5) in lower(o.address->>'name')) > 0)
    and ($6::uuid is null or o.account_id = $6)
    and ($7::text is null or ($7 = 'asked' and ${isAsked}) or ($7 = 'partly' and o.state <> 'refunded' and o.refunded_minor + o.returned_points > 0))`

// what was paid and given back: of an order, or where money is asked for, of these days alone
const paidHere = `case when $2 = 'money' and not (${isWithin('o.paid_at')} and o.paid_at is not null) then 0 else o.total_minor end`
const backHere = `case when $2 = 'money' then coalesce(${ofRefunds('sum(r.amount_minor)')}, 0) else o.refunded_minor end`

const columns = `${paidHere}::int8 as "paidHereMinor", (${backHere})::int8 as "backHereMinor", o.id, o.number, o.state, o.placed_at as "placedAt", o.paid_at as "paidAt", o.email,
  (select max(r.created_at) from refund r where r.order_id = o.id and r.no is not null) as "refundedAt", o.refunded_minor as "refundedMinor",
  o.returned_points as "returnedPoints", o.revoked_points as "revokedPoints",
  coalesce(nullif(a.name, ''), o.address->>'name') as name, o.account_id as "accountId", o.currency, o.goods_minor as "goodsMinor",
  o.coupon_minor as "couponMinor", o.points_minor as "pointsMinor", o.shipping_minor as "shippingMinor", o.total_minor as "totalMinor",
  o.spent_points as "spentPoints", o.award_points as "awardPoints",
  (select sum(quantity)::int from order_line l where l.order_id = o.id) as pieces,
  (select r.state from refund r where r.order_id = o.id order by r.created_at desc limit 1) as "refundState", ${isAsked} as "isRefundAsked"`

const couponsUsed = (
  title: string,
) => `(select string_agg(coalesce(c.code, c.${title}), ' + ' order by u.grant_id nulls first)
  from coupon_use u join coupon c on c.id = u.coupon_id where u.order_id = o.id)`
const discounts = `(select title_zh from coupon d where d.id = o.auto_coupon_id) as discount,
  (select title_en from coupon d where d.id = o.auto_coupon_id) as "discountEn", coalesce(o.auto_minor, 0) as "discountMinor",
  ${couponsUsed('title_zh')} as coupons, ${couponsUsed('title_en')} as "couponsEn"`

const filterValues = (filter: OrderFilter) => [
  filter.state,
  filter.by,
  filter.from,
  filter.to,
  filter.q || null,
  filter.shopper,
  filter.refund,
  filter.buyers,
]

const columnsOfSort = { day: 'd.on_day', total: 'o.total_minor', points: 'o.award_points' } as const

export type OrderPage = {
  orders: OrderRow[]
  total: number
  totalMinor: number
  refundedMinor: number
  /** of some days: members who placed them */
  shoppers: number | null
  pages: number
}

/** Orders as the counter sees them, newest first or as they are asked for, with how many there are and what they come to. */
export async function listOrders(ctx: Reader, filter: OrderFilter): Promise<OrderPage> {
  const values = filterValues(filter)
  const order = orderBy(filter.sort, columnsOfSort, 'o.number')
  const [orders, sums] = await Promise.all([
    rows<OrderRow>(
      // the page is found first: what each order says is put together for its rows alone, not for all that go before
      `select ${columns} from (select o.id, d.on_day ${matching} ${order} limit ${PAGE} offset ${PAGE} * ($9::int - 1)) d
         join shop_order o on o.id = d.id cross join shop s left join account a on a.id = o.account_id ${order}`,
      [...values, filter.page],
      ctx.on,
    ),
    row<{ total: number; minor: number; refunded: number; shoppers: number | null }>(
      `select count(*) as total, coalesce(sum(${paidHere}), 0)::int8 as minor, coalesce(sum(${backHere}), 0)::int8 as refunded,
         ${filter.from ? 'count(distinct o.account_id)' : 'null'} as shoppers ${matching}`,
      values,
      ctx.on,
    ),
  ])
  const total = sums?.total ?? 0
  return {
    orders,
    total,
    totalMinor: sums?.minor ?? 0,
    refundedMinor: sums?.refunded ?? 0,
    shoppers: sums?.shoppers ?? null,
    pages: Math.ceil(total / PAGE),
  }
}

/** Everything that a filter finds, for a file: the statement, to be read some rows at a time. */
export const ordersToExport = (filter: OrderFilter) => ({
  text: `select ${columns}, ${discounts} ${matching} order by o.number`,
  values: filterValues(filter),
})

/** How many shoppers wait for an answer about their money. */
export async function countRefundRequests(ctx: Reader): Promise<number> {
  const text = `select count(*)::int as n from refund_request where state = 'requested'`
  return (await row<{ n: number }>(text, [], ctx.on))?.n ?? 0
}

export type StaffOrder = OrderSums & {
  email: string
  locale: string
  awardExplanation: AwardExplanation | null
  awardState: 'promised' | 'pending' | 'released' | 'reversed' | null
  awardReleasesAt: string | null
  awardExpiresAt: string | null
  /** what the points wait for while they have no day */
  awardReleaseOn: ReleaseEvent | null
  termsVersion: number | null
  note: string
  holdExpiresAt: string
  sessionId: string | null
  paymentMethod: PaymentMethod | null
  address: Record<'name' | 'phone' | 'country' | 'province' | 'city' | 'district' | 'line1' | 'postalCode', string>
  shopper: { id: string; name: string; email: string; orders: number; availablePoints: number } | null
  lines: OrderLineView[]
  draws: OrderDraws | null
  payments: { id: string; providerPaymentId: string; amountMinor: number; state: string; at: string }[]
  refunds: (RefundView & {
    providerRefundId: string | null
    lastError: string | null
    actorName: string | null
    /** somebody gave the money back in the payment provider's own desk */
    isMadeElsewhere: boolean
  })[]
  /** what the shop does about earned points that were spent already, and how long points live that come back too late */
  shortfall: Shortfall
  graceDays: number
  /** newest first */
  requests: RefundRequestView[]
  spentLots: { lotId: number; points: number; source: string; orderNumber: number | null; expiresAt: string | null }[]
  postings: {
    id: number
    kind: string
    at: string
    availablePoints: number
    pendingPoints: number
    heldPoints: number
  }[]
  mails: { template: string; state: string; at: string }[]
  deeds: { action: string; actorName: string | null; at: string; reason: string }[]
}

/** One order with all that hangs on it: money, points, mails and deeds; null when there is none. */
export async function findStaffOrder(ctx: Reader, orderId: string): Promise<StaffOrder | null> {
  const found = await row<{ view: StaffOrder }>(ORDER, [orderId], ctx.on)
  return found?.view ?? null
}

const nameOf = (id: string) => `(select coalesce(nullif(x.name, ''), x.email) from account x where x.id = ${id})`

const ORDER = `
with mine as (select p.* from shop_order ordered join posting p on p.account_id = ordered.account_id
  and p.source = 'order:' || ordered.id where ordered.id = $1),
own as (select mine.id, bool_or(l.state = 'pending' and l.is_live) as waits from lot l join mine on mine.id = l.posting_id and mine.kind = 'order-award' group by mine.id)
select order_sums(o) || jsonb_build_object('email', o.email, 'locale', o.locale, 'awardExplanation', order_award_explanation(o),
  'awardState', case when o.award_points = 0 then null when o.state = 'refunded' then 'reversed' when own.id is null then 'promised'
    when own.waits then 'pending' else 'released' end,
  'awardLots', coalesce((select award_lots(p) from posting p where p.id = own.id), '[]'), 'awardReleasesAt', o.award_releases_at, 'awardExpiresAt', o.award_expires_at, 'awardReleaseOn', o.award_lot->'releaseOn', 'termsVersion', o.terms_version, 'note', o.note,
  'holdExpiresAt', o.hold_expires_at, 'sessionId', o.session_id, 'paymentMethod', o.payment_method, 'address', o.address, 'lines', order_lines(o.id), 'draws', order_draws(o, now()),
  'shopper', case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name, 'email', a.email,
    'orders', (select count(*) from shop_order x where x.account_id = a.id and x.paid_at is not null),
    'availablePoints', coalesce(b.available_points, 0)) end,
  'payments', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'providerPaymentId', p.provider_payment_id,
    'amountMinor', p.amount_minor, 'state', p.state, 'at', p.at) order by p.at), '[]') from payment p where p.order_id = o.id),
  'refunds', (select coalesce(jsonb_agg(known.one || jsonb_build_object('providerRefundId', r.provider_refund_id, 'lastError', r.last_error,
      'isMadeElsewhere', r.request_key like 'elsewhere:%', 'actorName', ${nameOf('r.actor_id')}) order by known.place), '[]')
    from jsonb_array_elements(order_refunds(o.id)) with ordinality known(one, place) join refund r on r.id = (known.one->>'id')::uuid),
  'shortfall', s.shortfall, 'graceDays', s.points_grace_days, 'requests', refund_requests(o.id),
  'spentLots', (select coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'points', u.amount_points, 'source', l.source,
      'orderNumber', (select x.number from shop_order x where 'order:' || x.id = l.source), 'expiresAt', l.expires_at) order by l.expires_at, l.id), '[]')
    from lot_use u join lot l on l.id = u.lot_id
    where u.posting_id = (select h.posting_id from points_hold h where h.key = 'order:' || o.id || ':hold')),
  'postings', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'at', m.at,
      'availablePoints', e.available, 'pendingPoints', e.pending, 'heldPoints', e.held) order by m.id), '[]')
    from mine m cross join lateral (select coalesce(sum(amount_points) filter (where bucket = 'available'), 0) as available,
      coalesce(sum(amount_points) filter (where bucket = 'pending'), 0) as pending,
      coalesce(sum(amount_points) filter (where bucket = 'held'), 0) as held from entry where posting_id = m.id) e),
  'mails', (select coalesce(jsonb_agg(jsonb_build_object('template', m.template, 'state', m.state, 'at', coalesce(m.sent_at, m.created_at))
    order by m.id), '[]') from mail_outbox m where m.key like 'order:' || o.id || ':%'),
  'deeds', (select coalesce(jsonb_agg(jsonb_build_object('action', d.action, 'actorName', ${nameOf('d.actor_id')}, 'at', d.at,
    'reason', d.reason) order by d.id), '[]') from audit_log d where d.subject = 'order:' || o.id)) as view
from shop_order o cross join shop s left join account a on a.id = o.account_id left join points_balance b on b.account_id = a.id left join own on true
where o.id = $1`
