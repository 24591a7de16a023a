import { rows } from '@/lib/db/sql'

// The figures once more, from the rows alone and without any function of theirs: what every way of reading must equal.

export type Span = { from: string; to: string }

const day = (column: string) => `(${column} at time zone (select time_zone from shop))::date`

/** What moved by day, kind and bucket. */
export const rawPoints = ({ from, to }: Span) =>
  rows(
    `select ${day('p.at')}::text as day, p.kind, e.bucket, sum(e.amount_points)::int8 as amount, count(distinct p.id) as postings
     from posting p join entry e on e.posting_id = p.id where ${day('p.at')} between $1 and $2 group by 1, 2, 3 order by 1, 2, 3`,
    [from, to],
  )

export const readPoints = ({ from, to }: Span) =>
  rows(
    `select day::text as day, kind, bucket, amount_points as amount, postings from points_days($1, $2) order by 1, 2, 3`,
    [from, to],
  )

/** By day what the ledger says was redeemed (less what came back), expired, and issued or taken back: the house's side of it. */
export const rawHouse = ({ from, to }: Span) =>
  rows(
    `select ${day('p.at')}::text as day, coalesce(sum(e.amount_points) filter (where bucket = 'redeemed'), 0)::int8 as redeemed,
       coalesce(sum(e.amount_points) filter (where bucket = 'expired'), 0)::int8 as expired,
       coalesce(-sum(e.amount_points) filter (where bucket = 'issued' and exists (select 1 from lot where posting_id = p.id)), 0)::int8 as issued
     from posting p join entry e on e.posting_id = p.id where ${day('p.at')} between $1 and $2 and bucket in ('redeemed', 'expired', 'issued')
     group by 1 having bool_or(bucket <> 'issued' or exists (select 1 from lot where posting_id = p.id)) order by 1`,
    [from, to],
  )

export const readHouse = ({ from, to }: Span) =>
  rows(
    `select day::text as day, coalesce(sum(case flow when 'redeemed' then points when 'returned' then -points end), 0)::int8 as redeemed,
       coalesce(sum(points) filter (where flow = 'expired'), 0)::int8 as expired, coalesce(sum(points) filter (where flow = 'issued'), 0)::int8 as issued
     from lot_flow_days($1, $2) group by 1 having bool_or(flow in ('redeemed', 'returned', 'expired', 'issued')) order by 1`,
    [from, to],
  )

/** How many did it, counted by name. */
export const rawShoppers = (what: string, { from, to }: Span) => {
  const used = `select account_id from posting p where kind in ('spend', 'exchange', 'draw') and ${day('p.at')} between $1 and $2`
  const text = {
    earned: `select p.account_id from posting p join lot l on l.posting_id = p.id where ${day('p.at')} between $1 and $2`,
    used,
    ordered: `select account_id from shop_order where ${day('paid_at')} between $1 and $2`,
  }[what]
  return rows<{ n: number }>(`select count(distinct account_id) as n from (${text}) x`, [from, to])
}

export const readShoppers = (what: string, { from, to }: Span) =>
  rows<{ n: number }>('select shoppers_between($1, $2, $3) as n', [what, from, to])

/** Lots that don't come to what is left of them: issued − redeemed + returned − expired − taken back − netted − held = remaining. */
export const oddLots = () =>
  rows(
    `select l.id, l.remaining_points from lot l left join (
       select lot_id, sum(case when flow in ('issued', 'returned') then points else -points end) as points from lot_moves(0, 9223372036854775807) group by 1) m
       on m.lot_id = l.id
     left join (select u.lot_id, sum(u.amount_points) as points from points_hold h join lot_use u on u.posting_id = h.posting_id
       where h.state = 'active' group by 1) h on h.lot_id = l.id
     where l.remaining_points <> coalesce(m.points, 0) - coalesce(h.points, 0)`,
  )

/** Lots that came back with more or less than they were charged: in step with their points, and whole when all of them are back. */
export const oddCharges = () =>
  rows(
    `select lot_id, sum(case flow when 'redeemed' then points else -points end) as points, sum(cost_minor) as cost
     from lot_moves(0, 9223372036854775807) m join posting p on p.id = m.posting_id where flow in ('redeemed', 'returned')
     group by lot_id, case flow when 'redeemed' then p.id else p.reverses end
     having sum(case flow when 'redeemed' then points else -points end) < 0 or sum(cost_minor) < 0
       or (sum(case flow when 'redeemed' then points else -points end) = 0 and sum(cost_minor) <> 0)`,
  )

/** What ends when, what waits and is held by the month that it was given in, and who has how much: from lots, holds and balances. */
export const rawRemaining = () =>
  rows(
    `select 'ends' as what, ${day(`(expires_at - interval '1 millisecond')`)}::text as day, sum(remaining_points)::int8 as points from lot
       where state = 'active' and remaining_points > 0 group by 2
     union all select 'pending', date_trunc('month', ${day('p.at')})::date::text, sum(l.remaining_points)::int8 from lot l join posting p on p.id = l.posting_id
       where l.state = 'pending' and l.remaining_points > 0 group by 2
     union all select 'held', date_trunc('month', ${day('p.at')})::date::text, sum(u.amount_points)::int8 from points_hold h join lot_use u on u.posting_id = h.posting_id
       join lot l on l.id = u.lot_id join posting p on p.id = l.posting_id where h.state = 'active' group by 2
     union all select 'has', available_points::text, count(*) from points_balance where available_points > 0 group by 2 order by 1, 2`,
  )

export const readRemaining = () =>
  rows(
    `select what, day::text as day, sum(points)::int8 as points from remaining_now() group by 1, 2
     union all select 'has', available_points::text, shoppers from purses_now() order by 1, 2`,
  )

/** The overview's sums of these days, what was issued by lots; and the same of the rest of a day after a time of it. */
export const rawTotals = ({ from, to }: Span, since = `'-infinity'::timestamp`) =>
  rows(
    `with p as (select p.*, p.at at time zone (select time_zone from shop) as local from posting p),
       d as (select p.id, p.kind, p.local, e.bucket, e.amount_points as n from p join entry e on e.posting_id = p.id)
     select coalesce((select sum(l.original_points) from lot l join p on p.id = l.posting_id where p.local::date between $1 and $2 and p.local >= ${since}), 0)::int8 as issued,
       coalesce(sum(n) filter (where bucket = 'redeemed'), 0)::int8 as redeemed, coalesce(sum(n) filter (where bucket = 'expired'), 0)::int8 as expired,
       coalesce(sum(n) filter (where bucket = 'issued'), 0)::int8 as "issuedNet", coalesce(sum(n) filter (where bucket = 'available'), 0)::int8 as available,
       coalesce(sum(n) filter (where bucket = 'pending'), 0)::int8 as pending, coalesce(sum(n) filter (where bucket = 'held'), 0)::int8 as held,
       coalesce(sum(n) filter (where bucket = 'debt'), 0)::int8 as debt
     from d where local::date between $1 and $2 and local >= ${since}`,
    [from, to],
  )

const totals = `coalesce(sum(issued), 0)::int8 as issued, coalesce(sum(redeemed - returned), 0)::int8 as redeemed, coalesce(sum(expired), 0)::int8 as expired,
  coalesce(sum(taken_back - issued), 0)::int8 as "issuedNet", coalesce(sum(available), 0)::int8 as available, coalesce(sum(pending), 0)::int8 as pending,
  coalesce(sum(held), 0)::int8 as held, coalesce(sum(debt), 0)::int8 as debt`

export const readTotals = ({ from, to }: Span) => rows(`select ${totals} from total_days($1, $2)`, [from, to])
export const readRest = (since: string) => rows(`select ${totals} from total_rest($1::timestamp)`, [since])

/** What the spans of days come to, whole months by the month, and the same day by day. */
export const readSpans = ({ from, to }: Span) =>
  rows(
    `select span, action, funding, flow, points, cost_minor as cost, lots from lot_flow_spans(array[$1::date, '-infinity'], array[$2::date, 'infinity']) order by 1, 2, 3, 4, 5`,
    [from, to],
  )
export const readSpansByDay = ({ from, to }: Span) =>
  rows(
    `select s.n as span, action, funding, flow, sum(points)::int8 as points, sum(cost_minor)::int8 as cost, sum(lots)::int8 as lots
     from (values (1, $1::date, $2::date), (2, '-infinity', 'infinity')) s(n, first, last), lot_flow_days(s.first, s.last) group by s.n, action, funding, budget_id, flow order by 1, 2, 3, 4, 5`,
    [from, to],
  )

export const readMembers = (at: string) => rows<{ n: number }>('select members_until($1) as n', [at])
export const rawMembers = (at: string) =>
  rows<{ n: number }>(
    `select count(*) as n from account where staff_role is null and merged_into is null and ${day('created_at')} <= $1`,
    [at],
  )

/** Orders, first orders and refunds by the day: as pages read them, and out of the rows. */
export const ordersBetween = async ({ from, to }: Span) => ({
  read: await rows(
    'select day::text as day, orders, first_orders, total_minor, refunds, refunded_minor from order_days($1, $2) order by 1',
    [from, to],
  ),
  raw: await rows(
    `with d as (select generate_series($1::date, $2::date, interval '1 day')::date as day),
       o as (select o.*, (paid_at at time zone 'Asia/Shanghai')::date as day, row_number() over (partition by account_id order by paid_at, id) as nth
         from shop_order o where paid_at is not null),
       r as (select r.*, (created_at at time zone 'Asia/Shanghai')::date as day from refund r where no is not null)
     select * from (select d.day::text as day, (select count(*) from o where o.day = d.day) as orders, (select count(*) from o where o.day = d.day and nth = 1) as first_orders,
       (select coalesce(sum(total_minor), 0)::int8 from o where o.day = d.day) as total_minor, (select count(*) from r where r.day = d.day) as refunds,
       (select coalesce(sum(amount_minor), 0)::int8 from r where r.day = d.day) as refunded_minor from d) x where orders + refunds > 0 order by 1`,
    [from, to],
  ),
})
