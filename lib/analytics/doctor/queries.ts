import { row } from '@/lib/db/sql'
import { liveTerms } from '@/lib/earning/queries'
import type { StaffContext } from '@/lib/gate/context'
import { floorShare } from '@/lib/kernel/basis-points'
import { invariant } from '@/lib/kernel/invariant'
import { minor } from '@/lib/kernel/money'
import { forecastPoints, monthsOf, type Plan, paceOf, plannedBy, poolPoints } from '@/lib/plan/rules'
import { expectedRedemption } from '@/lib/points/redemption/rules'
import { pointsValueMinor } from '@/lib/points/rules'
import { COUNTED_AT_ONCE, findKept, getLadderFacts } from '@/lib/rewards/ladder/queries'
import type { LadderHistory, Rung } from '@/lib/rewards/ladder/rules'
import { getBands, getPointsFigures, type PointsFigures } from '../points/queries'
import { type Alarm, alarmOf, type Cohort, cohortsOf, usualCurve } from '../points/rules'
import { getPeriod, type ShopPeriod } from '../queries'
import type { DashboardRange } from '../schema'
import { type DearerTrial, dearerTrial, type RungTrial, rungTrial } from '../trials/rules'
import { diagnose, type Facts, type Finding, type UsageTrial, usageTrial } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

type Counted = Pick<
  Facts,
  | 'holders'
  | 'users'
  | 'cheapestPoints'
  | 'able'
  | 'spentPoints'
  | 'claimedPoints'
  | 'availablePoints'
  | 'expiringPoints'
  | 'soldOut'
  | 'lowPools'
  | 'invites'
> & {
  plan: Plan | null
  /** given for behaviour since January and in the last four weeks, less what was taken back */
  issuedThisYear: number
  lastFourWeeks: number
  /** given for anything in 365 days */
  issuedPoints: number
  month: number
  dayOfMonth: number
  daysInMonth: number
  yearDaysLeft: number
}

export type DoctorFacts = Omit<Counted, 'plan'> & { plan: Facts['plan'] }

type Left = Pick<Facts, 'cheapestPoints' | 'able' | 'availablePoints' | 'expiringPoints'>

/** What the doctor looks at beside the rates: what shoppers have, sums of days, and small lists of what is short. */
export async function getDoctorFacts(ctx: Reader, pointsPerUnit: number): Promise<DoctorFacts> {
  const [found, left] = await Promise.all([
    row<{ facts: Omit<Counted, keyof Left> }>(FACTS, [ctx.at], ctx.on),
    row<{ facts: Left }>(LEFT, [ctx.at], ctx.on),
  ])
  invariant(found && left, 'the shop has no settings row')
  const { plan, ...facts } = { ...found.facts, ...left.facts }
  return { ...facts, plan: plan && paceOfPlan(plan, facts, pointsPerUnit) }
}

function paceOfPlan(plan: Plan, facts: Omit<Counted, 'plan'>, pointsPerUnit: number): Facts['plan'] {
  const stated = { ...plan, revenueMinor: minor(plan.revenueMinor) }
  const pool = poolPoints(stated, pointsPerUnit)
  const due = plannedBy(monthsOf(stated, pointsPerUnit), facts.month, facts.dayOfMonth, facts.daysInMonth)
  return {
    ...paceOf(pool, due, facts.issuedThisYear, facts.lastFourWeeks),
    poolPoints: pool,
    yearDaysLeft: facts.yearDaysLeft,
  }
}

export type Ladder = { history: LadderHistory; rungs: Rung[]; keptAt: Date | null }

/** The ladder's history and the rewards that can be had: what changes are tried on. Unless it is kept, it reads every lot. */
export async function getLadder(ctx: Reader): Promise<Ladder> {
  const { rewards, keptAt, ...history } = await getLadderFacts(ctx)
  const rungs = rewards
    .filter((one) => one.state === 'live')
    .map(({ rewardId, claims, days, costPoints, trueCostMinor, cashMinor, budgetLeftPoints }) => {
      return { key: rewardId, costPoints, trueCostMinor, cashMinor, taken: { claims, days }, budgetLeftPoints }
    })
  return { history, rungs, keptAt }
}

const NOW = `s as (select coalesce($1::timestamptz, now()) as at, (coalesce($1::timestamptz, now()) at time zone time_zone)::date as today from shop where id = 1)`
const HAD = `had as (select r.*, r.stock is not null and r.claimed_count + r.set_aside_count >= r.stock as is_out from reward r, s
  where r.state = 'live' and coalesce(r.starts_at, s.at) <= s.at and coalesce(r.ends_at, 'infinity') > s.at)`

// What shoppers have: whose rows must be read for it is asked for once.
const LEFT = `
with ${NOW},
late as materialized (select remaining_late() as ids),
${HAD},
cheapest as (select min(cost_points) as points from had where not is_out),
p as materialized (select purses.* from late, purses_now(late.ids) purses)
select jsonb_build_object('cheapestPoints', (select points from cheapest),
  'able', (select coalesce(sum(p.shoppers) filter (where p.available_points >= cheapest.points), 0) from p, cheapest),
  'availablePoints', (select coalesce(sum(p.available_points * p.shoppers), 0) from p),
  'expiringPoints', (select coalesce(sum(e.points), 0) from s, late, remaining_ends(s.at, late.ids) e where e.day <= s.today + 30)) as facts`

const FACTS = `
with ${NOW},
y as (select s.*, extract(year from today)::int as year, make_date(extract(year from today)::int, 1, 1) as january from s),
given as materialized (select span, funding, case flow when 'issued' then points else -points end as points, flow from y,
  lot_flow_spans(array[january, today - 27, today - 364], array[today, today, today]) where flow in ('issued', 'taken-back', 'netted')),
counts as materialized (select c.n, c.shoppers from y, shoppers_counts(array['earned', 'used'], array['2000-01-01', y.today - 89], array[y.today, y.today]) c),
used as (select kind, sum(amount_points) as points from y, points_days(today - 89, today) where bucket = 'redeemed' group by 1),
${HAD},
invites as (select count(*) filter (where state in ('counted', 'held', 'out')) as decided,
  count(*) filter (where state = 'held' or reason in ('same-person', 'declined')) as doubtful from invite, y where joined_at > y.at - interval '90 days')
select jsonb_build_object('holders', (select shoppers from counts where n = 1), 'users', (select shoppers from counts where n = 2),
  'spentPoints', (select coalesce(sum(points), 0) from used where kind in ('spend', 'spend-return')),
  'claimedPoints', (select coalesce(sum(points), 0) from used where kind not in ('spend', 'spend-return')),
  'issuedThisYear', (select coalesce(sum(points), 0) from given where span = 1 and funding = 'marketing'),
  'lastFourWeeks', (select coalesce(sum(points), 0) from given where span = 2 and funding = 'marketing'),
  'issuedPoints', (select coalesce(sum(points), 0) from given where span = 3 and flow = 'issued'),
  'soldOut', (select coalesce(jsonb_agg(jsonb_build_object('rewardId', h.id, 'titleZh', h.title_zh, 'titleEn', h.title_en,
    'wishes', (select count(*) from wish w where w.reward_id = h.id)) order by h.cost_points, h.id), '[]') from had h where is_out),
  'lowPools', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'left', k.n) order by k.n, p.name), '[]') from code_pool p,
    lateral (select count(*) as n from (select 1 from code where pool_id = p.id and claim_id is null and withdrawn_at is null and kept_for is null
      limit p.low_at + 1) few) k where k.n <= p.low_at and exists (select 1 from had h where h.settings->>'poolId' = p.id::text)),
  'invites', (select to_jsonb(invites) from invites),
  'plan', (select jsonb_build_object('year', p.year, 'goal', p.goal, 'revenueMinor', p.revenue_minor, 'rateBps', p.rate_bps,
    'redemptionBps', p.redemption_bps, 'monthWeights', p.month_weights, 'budgetWeights', p.budget_weights, 'ruleWeights', p.rule_weights) from programme_plan p
    where p.year = y.year order by p.id desc limit 1),
  'month', extract(month from today) - 1, 'dayOfMonth', extract(day from today),
  'daysInMonth', extract(day from date_trunc('month', today) + interval '1 month - 1 day'),
  'yearDaysLeft', make_date(y.year, 12, 31) - today) as facts from y`

export type Effects = {
  rung: RungTrial | null
  dearer: DearerTrial | null
  usage: (UsageTrial & { costMinor: number }) | null
  pace: { forecastPoints: number; poolPoints: number; daysLeft: number | null } | null
  expiring: { points: number; costMinor: number }
  /** what would not be used in a year if no more were used than the highest band allows */
  bound: { points: number; costMinor: number } | null
}

export type Health = {
  period: ShopPeriod
  figures: PointsFigures
  bands: Awaited<ReturnType<typeof getBands>>
  cohorts: Cohort[]
  usual: number[]
  /** of what is given, how much is used in the end, as the cohorts say; null: too young to tell */
  redemptionBps: number | null
  alarm: Alarm
  findings: Finding[]
  effects: Effects
  /** there are changes to try on the ladder, and they were not tried yet */
  isUntried: boolean
  /** when the ladder that they were tried on was counted, if not now */
  ladderAt: Date | null
}

/** The rates of points, what is wrong with them, and what the doctor would do about it. */
export async function getHealth(ctx: Reader, wanted: DashboardRange, tries: boolean): Promise<Health> {
  const [period, bands, { spending }] = await Promise.all([
    getPeriod(ctx, wanted),
    getBands(ctx),
    liveTerms(ctx.at, ctx.on),
  ])
  const [figures, doctor] = await Promise.all([
    getPointsFigures(ctx, period),
    getDoctorFacts(ctx, spending.pointsPerUnit),
  ])
  const { cohorts: rows, waiting, today } = figures
  const expected = expectedRedemption(rows, `${today.slice(0, 7)}-01`, 0)
  const redemptionBps = expected.source === 'cohorts' ? expected.bps : null
  const alarm = alarmOf(rows, waiting, today)
  const facts = { ...doctor, bands: bands.bands, redemptionBps, alarm }
  const findings = diagnose(facts)
  const onLadder = findings.some(({ trial }) => trial === 'rung' || trial === 'dearer')
  const isTried = onLadder && (tries || doctor.holders <= COUNTED_AT_ONCE || (await findKept(ctx)) !== null)
  const ladder = isTried ? await getLadder(ctx) : null
  return {
    period,
    figures,
    bands,
    cohorts: cohortsOf(rows, waiting, today),
    usual: usualCurve(rows, `${today.slice(0, 7)}-01`),
    redemptionBps,
    alarm,
    findings,
    effects: effectsOf(facts, doctor, ladder, spending.pointsPerUnit),
    isUntried: onLadder && !isTried,
    ladderAt: ladder?.keptAt ?? null,
  }
}

function effectsOf(
  facts: Facts,
  { issuedPoints, lastFourWeeks, plan, expiringPoints }: DoctorFacts,
  ladder: Ladder | null,
  pointsPerUnit: number,
): Effects {
  const over = facts.redemptionBps === null ? 0 : facts.redemptionBps - facts.bands.warnBps
  const overPoints = floorShare(issuedPoints, Math.max(0, over))
  const usage = usageTrial(facts)
  return {
    rung: ladder && rungTrial(ladder.history, ladder.rungs, pointsPerUnit, issuedPoints),
    dearer: ladder && dearerTrial(ladder.history, ladder.rungs, issuedPoints),
    usage: usage && { ...usage, costMinor: pointsValueMinor(usage.points, pointsPerUnit) },
    pace: plan && {
      forecastPoints: forecastPoints(plan.issuedPoints, lastFourWeeks, plan.yearDaysLeft),
      poolPoints: plan.poolPoints,
      daysLeft: plan.daysLeft,
    },
    expiring: { points: expiringPoints, costMinor: pointsValueMinor(expiringPoints, pointsPerUnit) },
    bound: over > 0 ? { points: overPoints, costMinor: pointsValueMinor(overPoints, pointsPerUnit) } : null,
  }
}
