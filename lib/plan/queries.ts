import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { type CohortRow, expectedRedemption } from '@/lib/points/redemption/rules'
import { type Flow, type Plan, poolPoints } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

export type StatedPlan = Plan & { id: number; reason: string; createdAt: Date; createdByName: string }

const PLAN = `select p.id, p.year, p.goal, p.revenue_minor as "revenueMinor", p.rate_bps as "rateBps",
  p.redemption_bps as "redemptionBps", p.month_weights as "monthWeights", p.budget_weights as "budgetWeights", p.rule_weights as "ruleWeights", p.reason,
  p.created_at as "createdAt", coalesce(nullif(a.name, ''), a.email) as "createdByName"
  from programme_plan p join account a on a.id = p.created_by`

/** The plan that holds for a year; null when none was stated. */
export const planOf = (ctx: Pick<Reader, 'on'>, year: number): Promise<StatedPlan | null> =>
  row<StatedPlan>(`${PLAN} where p.year = $1 order by p.id desc limit 1`, [year], ctx.on)

/** The points that may go back for behaviour in the shop's year, by its plan; null when none was stated. */
export async function poolOf({ at, on }: Reader, pointsPerUnit: number): Promise<number | null> {
  const plan = await row<StatedPlan>(
    `${PLAN} where p.year = (select extract(year from coalesce($1::timestamptz, now()) at time zone time_zone) from shop)
     order by p.id desc limit 1`,
    [at],
    on,
  )
  return plan && poolPoints(plan, pointsPerUnit)
}

/** Of points that are given, how many will be spent in the end, and who says so: what was seen, the year's plan, or a guess. */
export type ExpectedUse = { bps: number; source: 'cohorts' | 'plan' | 'assumed'; months: number }

// while nothing was seen and no plan was stated
const ASSUMED_BPS = 8_000

/** How much of what is given is used, by the shop's own months; while there are too few, by its plan. */
export async function expectedUse({ at, on }: Reader): Promise<ExpectedUse> {
  const found = await row<{ until: string; plan: number | null; cohorts: CohortRow[] }>(
    `with s as (select coalesce($1::timestamptz, now()) at time zone time_zone as now from shop)
     select to_char(date_trunc('month', s.now), 'YYYY-MM-DD') as until,
       (select redemption_bps from programme_plan where year = extract(year from s.now) order by id desc limit 1) as plan,
       (select coalesce(json_agg(x), '[]') from (select cohort, month, flow, sum(points)::bigint as points from lot_cohorts() group by 1, 2, 3) x) as cohorts from s`,
    [at],
    on,
  )
  const seen = expectedRedemption(found?.cohorts ?? [], found?.until ?? '1970-01-01', found?.plan ?? ASSUMED_BPS)
  return seen.source === 'assumed' && found && found.plan !== null ? { ...seen, source: 'plan' } : { ...seen }
}

/** One row of a plan, whether it still holds or not. */
export const planById = (ctx: Pick<Reader, 'on'>, id: number): Promise<StatedPlan | null> =>
  row<StatedPlan>(`${PLAN} where p.id = $1`, [id], ctx.on)

/** What became of points given in a year: out of a budget, by hand without one (null), or for spending. */
export type PocketFlow = Flow & { funding: 'spend' | 'marketing'; budgetId: string | null }

export type YearFigures = {
  year: number
  timeZone: string
  currency: string
  /** the shop's day, and where it stands in the asked year: month 0–11, -1 before it, 12 after */
  today: string
  month: number
  dayOfMonth: number
  daysInMonth: number
  pockets: PocketFlow[]
  /** given out of budgets and by hand, less what was taken back, January to December */
  months: number[]
  lastFourWeeks: number
  /** months (January is 1) whose part was granted */
  granted: number[]
}

/** All that was given in a year (null: the shop's own) and what became of it, by budget and month: one statement. */
export async function yearFigures({ at, on }: Reader, year: number | null): Promise<YearFigures> {
  const found = await row<{ figures: YearFigures }>(FIGURES, [year, at], on)
  if (!found) throw new Error('the shop has no settings row')
  return found.figures
}

/** What a rule gave in a year out of budgets, month by month, and in the last four weeks; what was taken back later is not taken off. */
export type RuleGiven = {
  ruleId: string
  nameZh: string
  nameEn: string
  /** the day from which it gives for behaviour or out of a budget */
  since: string
  months: number[]
  lastFourWeeks: number
}

/** Every rule that gives for behaviour or out of a budget, or did in a year. */
export function rulesGiven({ at, on }: Reader, year: number): Promise<RuleGiven[]> {
  return rows<RuleGiven>(RULES, [year, at], on)
}

export type PlannedRule = Pick<RuleGiven, 'ruleId' | 'nameZh' | 'nameEn'>

/** The rules that a year can be planned by: those that stand in it and give for behaviour or out of a budget. */
export function listPlannedRules({ on }: Pick<Reader, 'on'>, year: number): Promise<PlannedRule[]> {
  return rows<PlannedRule>(
    `select n.rule_id as "ruleId", n.definition->>'nameZh' as "nameZh", n.definition->>'nameEn' as "nameEn" from (${PAYING}) n
     where coalesce(n.ends_at, 'infinity') > day_start(make_date($1, 1, 1)) order by 2, 1`,
    [year],
    on,
  )
}

// What rules gave on orders without a budget is for spending, and outside the pool. A version has its budget for good.
const PAID = `select v.rule_id, v.version from earning_rule_version v where v.state <> 'draft'
  and (v.definition->>'budgetId' is not null or v.definition #>> '{trigger,kind}' = 'behaviour')`
const PAYING = `select distinct on (v.rule_id) v.rule_id, v.definition, v.ends_at from earning_rule_version v
  where v.rule_id in (select rule_id from (${PAID}) p) and v.state <> 'draft' order by v.rule_id, v.version desc`

const RULES = `
with t as materialized (select (coalesce($2::timestamptz, now()) at time zone shop_zone())::date as today),
s as materialized (select make_date($1, 1, 1) as first, make_date($1, 12, 31) as last, today - 27 as lately from t),
paid as materialized (${PAID}),
newest as (${PAYING}),
starts as (select v.rule_id, to_char(min(v.effective_from) at time zone shop_zone(), 'YYYY-MM-DD') as since from earning_rule_version v
  join paid p on p.rule_id = v.rule_id and p.version = v.version group by 1),
given as (select g.rule_id, extract(month from g.day)::int as month,
    sum(g.points) filter (where g.day >= s.first) as points, sum(g.points) filter (where g.day >= s.lately) as lately
  from s, rule_days(least(s.first, s.lately), s.last) g join paid p on p.rule_id = g.rule_id and p.version = g.version group by 1, 2)
select n.rule_id as "ruleId", n.definition->>'nameZh' as "nameZh", n.definition->>'nameEn' as "nameEn", starts.since,
  (select jsonb_agg(coalesce((select sum(points) from given g where g.rule_id = n.rule_id and g.month = m), 0) order by m) from generate_series(1, 12) m) as months,
  coalesce((select sum(lately) from given g where g.rule_id = n.rule_id), 0)::int8 as "lastFourWeeks"
from newest n join starts on starts.rule_id = n.rule_id, s where coalesce(n.ends_at, 'infinity') > day_start(s.first) or exists (select 1 from given g where g.rule_id = n.rule_id and g.points > 0)
order by n.definition->>'nameZh', n.rule_id`

// What became of a year's lots is the sums of their cohorts, of now. Whatever left a lot and was neither spent nor expired was taken
// back: claw-backs, debts netted, corrections by hand. What waits and what is held is kept by the month that it was given in.
const FIGURES = `
with s as (select time_zone as tz, currency, (coalesce($2::timestamptz, now()) at time zone time_zone)::date as today from shop),
asked as (select s.*, coalesce($1::int, extract(year from today)::int) as year from s),
y as (select asked.*, make_date(year, 1, 1) as first, make_date(year, 12, 31) as last from asked),
c as materialized (select c.cohort, c.funding, c.budget_id, coalesce(sum(points) filter (where flow = 'issued'), 0) as issued,
    coalesce(sum(points) filter (where flow in ('taken-back', 'netted')), 0) as taken_back,
    coalesce(sum(points) filter (where flow = 'redeemed'), 0) - coalesce(sum(points) filter (where flow = 'returned'), 0) as spent,
    coalesce(sum(points) filter (where flow = 'expired'), 0) as expired, coalesce(sum(cost_minor) filter (where flow in ('redeemed', 'returned')), 0) as cost
  from lot_cohorts() c, y where c.cohort between y.first and y.last group by 1, 2, 3),
waits as (select r.funding, r.budget_id, sum(r.points) as points from y, remaining_now() r
  where r.what in ('pending', 'held') and r.day between y.first and y.last group by 1, 2),
pockets as (select c.funding, c.budget_id, sum(issued) as issued, sum(taken_back) as taken_back, sum(spent) as spent, sum(expired) as expired, sum(cost) as cost,
    coalesce(max(w.points), 0) as reserved, sum(issued - taken_back - spent - expired) - coalesce(max(w.points), 0) as available
  from c left join waits w on w.funding = c.funding and w.budget_id is not distinct from c.budget_id group by 1, 2),
months as (select m, coalesce(sum(issued - taken_back), 0) as points from generate_series(1, 12) m
  left join c on extract(month from c.cohort) = m and c.funding = 'marketing' group by m),
lately as (select sum(case flow when 'issued' then points else -points end) as points from y, lot_flow_spans(array[y.today - 27], array[y.today])
  where funding = 'marketing' and flow in ('issued', 'taken-back', 'netted'))
select jsonb_build_object('year', y.year, 'timeZone', y.tz, 'currency', y.currency, 'today', y.today,
  'month', case when extract(year from y.today) < y.year then -1 when extract(year from y.today) > y.year then 12 else extract(month from y.today) - 1 end,
  'dayOfMonth', extract(day from y.today), 'daysInMonth', extract(day from date_trunc('month', y.today) + interval '1 month - 1 day'),
  'pockets', (select coalesce(jsonb_agg(jsonb_build_object('funding', funding, 'budgetId', budget_id, 'issuedPoints', issued,
    'takenBackPoints', taken_back, 'reservedPoints', reserved, 'redeemedPoints', spent, 'costMinor', cost, 'expiredPoints', expired,
    'availablePoints', available) order by funding, budget_id), '[]') from pockets),
  'months', (select jsonb_agg(points order by m) from months),
  'lastFourWeeks', (select coalesce(points, 0) from lately),
  'granted', (select coalesce(jsonb_agg(month order by month), '[]') from programme_grant g where g.year = y.year)) as figures from y`
