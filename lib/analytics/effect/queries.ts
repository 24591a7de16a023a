import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import type { Goal } from '@/lib/plan/rules'
import { getPeriod, type ShopPeriod } from '../queries'
import type { DashboardRange } from '../schema'
import {
  type EffectDay,
  type EffectLine,
  type EffectSpan,
  effectOf,
  goalFirst,
  weeksAround,
  weeksOf,
  wholeDays,
} from './rules'

/** Something that the shop began on a day: rules published, a campaign launched, a reward put on the shelf. */
/** What began on a day whose first week is over; `more` of the same kind began on the same day. */
export type Launch = {
  kind: 'terms' | 'rule' | 'campaign' | 'reward'
  day: string
  zh: string
  en: string
  more: number
}

export type EffectReport = {
  period: ShopPeriod
  /** the day that both sides lie about; null: days against those before */
  since: string | null
  goal: Goal | null
  launches: Launch[]
  now: EffectSpan
  before: EffectSpan
  /** what the year's goal is measured by comes first */
  lines: (EffectLine & { isOfGoal: boolean })[]
  /** both sides, oldest first */
  weeks: EffectDay[]
}

type Facts = { today: string; goal: Goal | null; launches: Launch[] }

const LAUNCHES = `
with s as (select time_zone as tz, coalesce($1::timestamptz, now()) as now from shop),
begun as (
  select 'terms' as kind, effective_from as at, '' as zh, '' as en from points_terms where effective_from > (select min(effective_from) from points_terms)
  union all select 'rule', effective_from, definition->>'nameZh', definition->>'nameEn' from earning_rule_version where version = 1 and state <> 'draft'
  union all select 'campaign', c.launched_at, v.definition->>'titleZh', v.definition->>'titleEn'
    from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version
  union all select 'reward', coalesce(starts_at, created_at), title_zh, title_en from reward where state <> 'draft'),
ripe as (select kind, (at at time zone tz)::date as day, min(zh) as zh, min(en) as en, count(*)::int - 1 as more from begun, s
  where at > now - interval '400 days' and (at at time zone tz)::date < (now at time zone tz)::date - 7 group by 1, 2 order by day desc, kind limit 12)
select jsonb_build_object('today', to_char(s.now at time zone s.tz, 'YYYY-MM-DD'),
  'goal', (select goal from programme_plan where year = extract(year from s.now at time zone s.tz) order by id desc limit 1),
  'launches', (select coalesce(jsonb_agg(to_jsonb(ripe) order by day desc, kind), '[]') from ripe)) as facts from s`

const span = (from: string, to: string, n: 0 | 3) => `(select jsonb_build_object('from', ${from}, 'to', ${to},
  'members', members_until(${to}),
  'buyers', (select shoppers from counts where n = ${n} + 1), 'earned', (select shoppers from counts where n = ${n} + 2),
  'used', (select shoppers from counts where n = ${n} + 3), 'newBuyers', coalesce(sum(d.first_orders), 0),
  'days', jsonb_agg(jsonb_build_object('day', g::date, 'orders', coalesce(d.orders, 0), 'newBuyers', coalesce(d.first_orders, 0),
    'revenueMinor', coalesce(d.total_minor - d.refunded_minor, 0)) order by g))
  from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') g left join order_days(${from}, ${to}) d on d.day = g::date)`

const SPANS = `
with counts as materialized (select n, shoppers from shoppers_counts(array['ordered', 'earned', 'used', 'ordered', 'earned', 'used'],
  array[$1::date, $1, $1, $3, $3, $3], array[$2::date, $2, $2, $4, $4, $4]))
select ${span('$1::date', '$2::date', 0)} as now, ${span('$3::date', '$4::date', 3)} as before`

/** What some days came to beside others, or the weeks since a launch beside those before it. */
export async function getEffect(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  wanted: DashboardRange,
  since: string | null,
): Promise<EffectReport> {
  const [shop, found] = await Promise.all([getPeriod(ctx, wanted), row<{ facts: Facts }>(LAUNCHES, [ctx.at], ctx.on)])
  invariant(found, 'the shop has no settings row')
  const { today, goal, launches } = found.facts
  const weeks = since === null ? null : weeksAround(since, today)
  const period = { ...shop, ...(weeks ?? wholeDays(shop)) }
  const { from, to, previousFrom, previousTo } = period
  const spans = await row<{ now: EffectSpan; before: EffectSpan }>(SPANS, [from, to, previousFrom, previousTo], ctx.on)
  invariant(spans, 'no figures of days')
  const { now, before } = spans
  return {
    period,
    since: weeks && since,
    goal,
    launches,
    now,
    before,
    lines: goalFirst(effectOf(now, before), goal),
    weeks: [...weeksOf(before.days), ...weeksOf(now.days)],
  }
}
