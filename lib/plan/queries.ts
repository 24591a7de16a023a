import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { type Flow, type Plan, poolPoints } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

export type StatedPlan = Plan & { id: number; reason: string; createdAt: Date; createdByName: string }

const PLAN = `select p.id, p.year, p.goal, p.revenue_minor as "revenueMinor", p.rate_bps as "rateBps",
  p.redemption_bps as "redemptionBps", p.month_weights as "monthWeights", p.budget_weights as "budgetWeights", p.reason,
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

// Whatever left a lot and was neither spent nor expired was taken back: claw-backs, debts netted, corrections by hand.
const FIGURES = `
with s as (select time_zone as tz, currency, coalesce($2::timestamptz, now()) as now,
    (coalesce($2::timestamptz, now()) at time zone time_zone)::date as today from shop),
asked as (select s.*, coalesce($1::int, extract(year from today)::int) as year from s),
y as (select asked.*, make_date(year, 1, 1)::timestamp at time zone tz as lower, make_date(year + 1, 1, 1)::timestamp at time zone tz as upper from asked),
l as (select l.*, p.at, extract(month from p.at at time zone y.tz)::int as month from y
  join posting p on p.at >= y.lower and p.at < y.upper join lot l on l.posting_id = p.id),
u as (select u.lot_id, coalesce(sum(u.amount_points) filter (where p.kind in ('spend', 'spend-return', 'exchange', 'exchange-return', 'draw', 'hold', 'hold-release')), 0)
    - coalesce(sum(u.amount_points) filter (where h.state = 'active'), 0) as spent,
    coalesce(sum(u.amount_points) filter (where h.state = 'active'), 0) as held,
    coalesce(sum(u.amount_points) filter (where p.kind = 'expiry'), 0) as expired
  from lot_use u join l on l.id = u.lot_id join posting p on p.id = u.posting_id left join points_hold h on h.posting_id = p.id group by 1),
each as (select l.*, coalesce(u.spent, 0) as spent, coalesce(u.held, 0) as held, coalesce(u.expired, 0) as expired,
    l.original_points - l.remaining_points - coalesce(u.spent, 0) - coalesce(u.held, 0) - coalesce(u.expired, 0) as taken_back
  from l left join u on u.lot_id = l.id),
pockets as (select funding, budget_id, sum(original_points) as issued, sum(taken_back) as taken_back, sum(spent) as spent, sum(expired) as expired,
    sum(held) + coalesce(sum(remaining_points) filter (where state = 'pending'), 0) as reserved,
    coalesce(sum(remaining_points) filter (where state = 'active'), 0) as available from each group by 1, 2),
months as (select m, coalesce(sum(original_points - taken_back), 0) as points from generate_series(1, 12) m
  left join each on each.month = m and funding = 'marketing' group by m)
select jsonb_build_object('year', y.year, 'timeZone', y.tz, 'currency', y.currency, 'today', y.today,
  'month', case when extract(year from y.today) < y.year then -1 when extract(year from y.today) > y.year then 12 else extract(month from y.today) - 1 end,
  'dayOfMonth', extract(day from y.today), 'daysInMonth', extract(day from date_trunc('month', y.today) + interval '1 month - 1 day'),
  'pockets', (select coalesce(jsonb_agg(jsonb_build_object('funding', funding, 'budgetId', budget_id, 'issuedPoints', issued,
    'takenBackPoints', taken_back, 'reservedPoints', reserved, 'redeemedPoints', spent, 'expiredPoints', expired,
    'availablePoints', available) order by funding, budget_id), '[]') from pockets),
  'months', (select jsonb_agg(points order by m) from months),
  'lastFourWeeks', (select coalesce(sum(original_points - taken_back), 0) from each where funding = 'marketing' and at > y.now - interval '28 days'),
  'granted', (select coalesce(jsonb_agg(month order by month), '[]') from programme_grant g where g.year = y.year)) as figures from y`
