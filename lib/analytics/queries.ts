import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { ok } from '@/lib/kernel/result'
import { type DayFigures, type Totals, totalsOf } from './rules'
import type { DashboardRange } from './schema'

export type Dashboard = {
  currency: string
  timeZone: string
  from: string
  to: string
  previousFrom: string
  previousTo: string
  /** the last day is not over: the earlier period is counted up to the same time of its last day */
  isPartial: boolean
  days: DayFigures[]
  now: Totals
  before: Totals
}

type Answer = Omit<Dashboard, 'days' | 'now' | 'before'> & { days: DayFigures[] }

const lastDays = { today: 1, '7': 7, '30': 30, '90': 90, custom: null }

/** Every figure of the dashboard, day by day, with those of the period of the same length before: one statement. */
export async function getDashboard(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  { range, from, to }: DashboardRange,
): Promise<{ ok: true; value: Dashboard }> {
  const custom = range === 'custom'
  const values = [lastDays[range], custom ? from : null, custom ? to : null, ctx.at]
  const found = await row<{ dashboard: Answer }>(DASHBOARD, values, ctx.on)
  if (!found) throw new Error('the shop has no settings row')
  const { days, ...rest } = found.dashboard
  const now = days.filter((one) => one.day >= rest.from)
  const before = totalsOf(days.filter((one) => one.day < rest.from))
  return ok({ ...rest, days: now, now: totalsOf(now), before })
}

// Balances are today's less everything that moved since: no need to add up a ledger's whole past.
const DASHBOARD = `
with clock as (select currency, time_zone as tz, coalesce($4::timestamptz, now()) at time zone time_zone as local_now from shop),
picked as (select clock.*, least(coalesce($3::date, local_now::date), local_now::date) as to_day,
  coalesce($2::date, local_now::date - ($1::int - 1)) as wished from clock),
span as (select picked.*, least(wished, to_day) as from_day, to_day - least(wished, to_day) + 1 as len from picked),
b as (select span.*, from_day - len as first_day,
  (from_day - len)::timestamp at time zone tz as lower, from_day::timestamp at time zone tz as middle,
  (to_day + 1)::timestamp at time zone tz as upper,
  least(from_day::timestamp, local_now - make_interval(days => len)) at time zone tz as before_upper from span),
paid as (select (o.paid_at at time zone b.tz)::date as day, count(*) as orders, sum(o.total_minor) as minor
  from shop_order o, b where o.paid_at >= b.lower and o.paid_at < b.upper and not (o.paid_at >= b.before_upper and o.paid_at < b.middle) group by 1),
refunded as (select (r.created_at at time zone b.tz)::date as day, sum(r.amount_minor) as minor
  from refund r, b where r.no is not null and r.created_at >= b.lower and r.created_at < b.upper
    and not (r.created_at >= b.before_upper and r.created_at < b.middle) group by 1),
moved as (select (p.at at time zone b.tz)::date as day, p.kind, e.bucket, sum(e.amount_points) as points,
    p.at >= b.before_upper and p.at < b.middle as is_gap
  from posting p join entry e on e.posting_id = p.id, b where p.at >= b.lower group by 1, 2, 3, 5),
flow as (select day,
    -coalesce(sum(points) filter (where bucket = 'issued' and kind <> 'award-reversal'), 0) as issued,
    coalesce(sum(points) filter (where bucket = 'issued' and kind = 'award-reversal'), 0) as taken_back,
    coalesce(sum(points) filter (where bucket = 'redeemed' and kind not in ('spend-return', 'exchange-return')), 0) as redeemed,
    -coalesce(sum(points) filter (where bucket = 'redeemed' and kind in ('spend-return', 'exchange-return')), 0) as returned,
    coalesce(sum(points) filter (where bucket = 'expired'), 0) as expired
  from moved where not is_gap group by day),
drift as (select day, coalesce(sum(points) filter (where bucket = 'available'), 0) as available,
    coalesce(sum(points) filter (where bucket = 'pending'), 0) as pending, coalesce(sum(points) filter (where bucket = 'held'), 0) as held
  from moved group by day),
today as (select coalesce(sum(available_points), 0) as available, coalesce(sum(pending_points), 0) as pending,
  coalesce(sum(held_points), 0) as held from points_balance),
since as (select coalesce(sum(available), 0) as available, coalesce(sum(pending), 0) as pending, coalesce(sum(held), 0) as held
  from drift, b where day > b.to_day),
days as (select g::date as day from b, generate_series(b.first_day::timestamp, b.to_day::timestamp, interval '1 day') g),
figures as (select d.day, coalesce(paid.orders, 0) as orders, coalesce(paid.minor, 0) as paid, coalesce(refunded.minor, 0) as refunded,
    coalesce(f.issued, 0) as issued, coalesce(f.taken_back, 0) as taken_back, coalesce(f.redeemed, 0) as redeemed,
    coalesce(f.returned, 0) as returned, coalesce(f.expired, 0) as expired,
    today.available - since.available - coalesce(sum(r.available) over later, 0) as available,
    today.pending - since.pending - coalesce(sum(r.pending) over later, 0) as pending,
    today.held - since.held - coalesce(sum(r.held) over later, 0) as held
  from days d cross join today cross join since
  left join paid on paid.day = d.day left join refunded on refunded.day = d.day
  left join flow f on f.day = d.day left join drift r on r.day = d.day
  window later as (order by d.day desc rows between unbounded preceding and 1 preceding))
select jsonb_build_object('currency', b.currency, 'timeZone', b.tz, 'from', b.from_day, 'to', b.to_day,
  'previousFrom', b.first_day, 'previousTo', b.from_day - 1, 'isPartial', b.to_day = b.local_now::date,
  'days', (select jsonb_agg(jsonb_build_object('day', day, 'orders', orders, 'paidMinor', paid, 'refundedMinor', refunded,
    'issuedPoints', issued, 'takenBackPoints', taken_back, 'redeemedPoints', redeemed, 'returnedPoints', returned,
    'expiredPoints', expired, 'availablePoints', available, 'pendingPoints', pending, 'heldPoints', held) order by day) from figures)
) as dashboard from b`
