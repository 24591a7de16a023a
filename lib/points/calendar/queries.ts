import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'

export type EndingDay = { day: string; points: number; idlePoints: number }

/** All the points that can be spent, by the last day on which they can. */
export type ExpiryCalendar = {
  /** the shop's day, as YYYY-MM-DD; each day here is written so */
  today: string
  days: EndingDay[]
  /** what ends after the twelve months that the calendar shows */
  laterPoints: number
  neverPoints: number
}

/** One JSON value, to stand in any statement: $1 is the account, $2 the moment (null: now). */
export const expiryCalendarSql = `
with asked as (select coalesce($2::timestamptz, now()) as at, shop_zone() as zone),
frame as (select (at at time zone zone)::date as today,
  (date_trunc('month', at at time zone zone) + interval '12 months')::date as until, at, zone from asked),
live as (select ((l.expires_at - interval '1 millisecond') at time zone frame.zone)::date as last_day, l.remaining_points as points, l.idle_days
  from lot l, frame where l.account_id = $1::uuid and l.is_live and l.state = 'active' and (l.expires_at is null or l.expires_at > frame.at)),
day as (select last_day, sum(points) as points, coalesce(sum(points) filter (where idle_days is not null), 0) as idle
  from live, frame where last_day < frame.until group by last_day)
select json_build_object('today', frame.today,
  'days', (select coalesce(json_agg(json_build_object('day', last_day, 'points', points, 'idlePoints', idle) order by last_day), '[]') from day),
  'laterPoints', (select coalesce(sum(points), 0) from live where last_day >= frame.until),
  'neverPoints', (select coalesce(sum(points), 0) from live where last_day is null)) from frame`

/** When one's points end, over twelve months from this one on; the lots decide, all of them. */
export async function getExpiryCalendar(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<ExpiryCalendar> {
  const found = await row<{ calendar: ExpiryCalendar }>(
    `select (${expiryCalendarSql}) as calendar`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  invariant(found !== null, 'a select without a table has one row')
  return found.calendar
}
