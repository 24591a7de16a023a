import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { ok } from '@/lib/kernel/result'
import {
  type DayFigures,
  type Grain,
  groupedBy,
  type Period,
  periodOf,
  type SpanFigures,
  type Totals,
  totalsOf,
  usualGrain,
} from './rules'
import type { DashboardRange } from './schema'

type Reader = Pick<StaffContext, 'at' | 'on'>

export type ShopPeriod = Period & { currency: string; timeZone: string /** worth ¥1 now */; pointsPerUnit: number }

/** The days that are asked for, on the shop's clock. */
export async function getPeriod(ctx: Reader, wanted: DashboardRange): Promise<ShopPeriod> {
  const shop = await row<{
    currency: string
    timeZone: string
    today: string
    firstDay: string
    pointsPerUnit: number
  }>(
    `select currency, time_zone as "timeZone", to_char(coalesce($1::timestamptz, now()) at time zone time_zone, 'YYYY-MM-DD') as today,
       to_char(least((select min(day) from points_day), (select min(day) from order_day), (coalesce($1::timestamptz, now()) at time zone time_zone)::date), 'YYYY-MM-DD') as "firstDay",
       coalesce((select (terms->'spending'->>'pointsPerUnit')::int from points_terms where effective_from <= coalesce($1::timestamptz, now())
         order by effective_from desc, version_id desc limit 1), 100) as "pointsPerUnit"
     from shop where id = 1`,
    [ctx.at],
    ctx.on,
  )
  invariant(shop, 'the shop has no settings row')
  const { currency, timeZone, today, firstDay, pointsPerUnit } = shop
  return { ...periodOf(wanted, today, firstDay), currency, timeZone, pointsPerUnit }
}

export type Dashboard = ShopPeriod & { grain: Grain; days: SpanFigures[]; now: Totals; before: Totals }

/**
 * Every figure of the overview, day by day, week by week or month by month, with those of the period that it is compared with. Of
 * a day that is not over, the other period is counted up to the same time of its last day.
 */
export async function getDashboard(ctx: Reader, wanted: DashboardRange): Promise<{ ok: true; value: Dashboard }> {
  const period = await getPeriod(ctx, wanted)
  const { from, to, previousFrom, previousTo, isPartial } = period
  const found = await rows<DayFigures & { isBefore: boolean }>(
    DAYS,
    [from, to, previousFrom, previousTo, isPartial, ctx.at],
    ctx.on,
  )
  const of = (isBefore: boolean): DayFigures[] => found.filter((day) => day.isBefore === isBefore)
  const [days, before] = [of(false), of(true)]
  const grain = wanted.by ?? usualGrain(period)
  return ok({ ...period, grain, days: groupedBy(days, grain), now: totalsOf(days), before: totalsOf(before) })
}

// A balance is the sum of everything that moved until then: of the days' sums, never of the entries. Of a day that is not over the
// rest of the last compared one is taken off, after the time of day that it is now: its hours, and the rows of one.
const DAYS = `
with span as (select false as is_before, $1::date as first, $2::date as last union all select true, $3::date, $4::date),
cut as materialized (select c.since, c.since at time zone shop_zone() as at, ($4::date + 1)::timestamp at time zone shop_zone() as over
  from (select $4::date + (coalesce($6::timestamptz, now()) at time zone shop_zone())::time as since where $5) c),
moved as materialized (select * from total_days('-infinity', $2)),
late as materialized (select true as is_before, $4::date as day, r.* from cut, total_rest(cut.since) r),
late_paid as (select count(*) as orders, sum(o.total_minor) as minor from shop_order o
  where o.paid_at >= (select at from cut) and o.paid_at < (select over from cut)),
late_back as (select sum(r.amount_minor) as minor from refund r where r.no is not null
  and r.created_at >= (select at from cut) and r.created_at < (select over from cut)),
base as (select span.*, coalesce(sum(available), 0) as available, coalesce(sum(pending), 0) as pending, coalesce(sum(held), 0) as held
  from span left join moved on moved.day < span.first group by 1, 2, 3),
day as (select base.*, g::date as day from base, generate_series(first::timestamp, last::timestamp, interval '1 day') g)
select to_char(d.day, 'YYYY-MM-DD') as day, d.is_before as "isBefore",
  (coalesce(o.orders, 0) - case when l.day is null then 0 else late_paid.orders end)::int8 as orders,
  (coalesce(o.total_minor, 0) - case when l.day is null then 0 else coalesce(late_paid.minor, 0) end)::int8 as "paidMinor",
  (coalesce(o.refunded_minor, 0) - case when l.day is null then 0 else coalesce(late_back.minor, 0) end)::int8 as "refundedMinor",
  (coalesce(m.issued, 0) - coalesce(l.issued, 0))::int8 as "issuedPoints",
  (coalesce(m.taken_back, 0) - coalesce(l.taken_back, 0))::int8 as "takenBackPoints",
  (coalesce(m.redeemed, 0) - coalesce(l.redeemed, 0))::int8 as "redeemedPoints",
  (coalesce(m.returned, 0) - coalesce(l.returned, 0))::int8 as "returnedPoints",
  (coalesce(m.expired, 0) - coalesce(l.expired, 0))::int8 as "expiredPoints",
  (d.available + coalesce(sum(m.available) over so_far, 0) - coalesce(l.available, 0))::int8 as "availablePoints",
  (d.pending + coalesce(sum(m.pending) over so_far, 0) - coalesce(l.pending, 0))::int8 as "pendingPoints",
  (d.held + coalesce(sum(m.held) over so_far, 0) - coalesce(l.held, 0))::int8 as "heldPoints"
from day d cross join late_paid cross join late_back left join moved m on m.day = d.day
  left join order_days(least($1::date, $3::date), $2) o on o.day = d.day left join late l on l.is_before = d.is_before and l.day = d.day
window so_far as (partition by d.is_before order by d.day) order by d.is_before, d.day`
