import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { planOf, yearFigures } from '@/lib/plan/queries'
import { poolMinor } from '@/lib/plan/rules'
import { pointsValueMinor } from '@/lib/points/rules'
import type { PlanLeft } from '../ladder-advice/rules'
import { LATELY_DAYS, type LadderHistory, plainCuts, type Segment, type SegmentHistory, spanDays } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

export type RungReward = {
  rewardId: string
  titleZh: string
  titleEn: string
  state: 'live' | 'draft'
  costPoints: number
  trueCostMinor: number
  cashMinor: number
  faceValueMinor: number
  /** taken back ones are not counted */
  claims: number
  days: number
  budgetLeftPoints: number | null
}

type Counted = LadderHistory & {
  /** what was earned in ninety days up to which each quarter reaches; null while nobody earned */
  bounds: [slow: number, steady: number, quick: number] | null
  /** first claims: how many days after the first earning half of those who took something did; null: nobody yet */
  firstClaimDays: number | null
  claimants: number
}

/** keptAt: when the history was counted, where it was not counted as it was asked for */
export type LadderFacts = Counted & { rewards: RungReward[]; keptAt: Date | null }

type Cell = [segment: Segment, what: 'start' | 'end' | 'pace' | 'means', span: number, place: number, shoppers: number]
type Answer = Omit<Counted, 'segments'> & {
  counts: Record<Segment, number> | null
  cells: Cell[] | null
}

/** Shops with more shoppers than this read what the job counted last, for every lot must be read. */
export const COUNTED_AT_ONCE = 20_000

/** Everything that the ladder is worked out from, counted in the database: as long as the cuts are many, not the shoppers. */
export async function getLadderFacts(ctx: Reader): Promise<LadderFacts> {
  const [rewards, kept] = await Promise.all([rows<RungReward>(RUNGS, [ctx.at], ctx.on), findKept(ctx)])
  const { counts, cells, ...rest } = kept?.facts ?? (await countLadder(ctx))
  return { ...rest, segments: historiesOf(counts ?? {}, cells ?? []), rewards, keptAt: kept?.at ?? null }
}

/** The history as it is now. */
export async function countLadder(ctx: Reader): Promise<Answer> {
  const found = await row<{ facts: Answer }>(FACTS, [ctx.at, plainCuts], ctx.on)
  invariant(found !== null, 'there is always an answer, if of nobody')
  return found.facts
}

export const countMembers = async (on: Reader['on']): Promise<number> =>
  (await row<{ members: number }>(`select members_until('infinity') as members`, [], on))?.members ?? 0

/** The history that the job kept, for as long as it may be read; null: count it. */
export const findKept = ({ at, on }: Reader, hours = 2): Promise<{ at: Date; facts: Answer } | null> =>
  row(
    `select k.at, k.facts from ladder_kept k, (select coalesce($1::timestamptz, now()) as at) asked
     where k.at <= asked.at and k.at > asked.at - make_interval(hours => $2)`,
    [at, hours],
    on,
  )

function historiesOf(counts: Readonly<Partial<Record<Segment, number>>>, cells: readonly Cell[]): SegmentHistory[] {
  const histogram = (segment: Segment, what: Cell[1], span: number) =>
    cells
      .filter((one) => one[0] === segment && one[1] === what && one[2] === span)
      .map((one) => [one[3], one[4]] as const)
  return (Object.entries(counts) as [Segment, number][]).map(([segment, shoppers]) => ({
    segment,
    shoppers,
    spans: spanDays.map((_, i) => ({ start: histogram(segment, 'start', i), end: histogram(segment, 'end', i) })),
    pace: histogram(segment, 'pace', 0),
    means: histogram(segment, 'means', 0),
  }))
}

/** What the year's plan has not given away yet, in money, and for how many days it is; null without a plan. */
export async function findPlanLeft(ctx: Reader, pointsPerUnit: number): Promise<PlanLeft | null> {
  const figures = await yearFigures(ctx, null)
  const plan = await planOf(ctx, figures.year)
  if (!plan) return null
  const given = figures.pockets.reduce(
    (sum, one) => (one.funding === 'marketing' ? sum + one.issuedPoints - one.takenBackPoints : sum),
    0,
  )
  const daysLeft = Math.round((Date.parse(`${figures.year}-12-31`) - Date.parse(figures.today)) / (SECONDS * 1_000)) + 1
  return { leftMinor: Math.max(0, poolMinor(plan) - pointsValueMinor(given, pointsPerUnit)), daysLeft }
}

const SECONDS = 86_400
const reached = spanDays.map((days) => `coalesce(sum(points) filter (where after <= ${days * SECONDS}), 0) as d${days}`)
const looks = spanDays.flatMap((days, i) => [
  `('start', ${i}, ${i === 0 ? '0' : `d${spanDays[i - 1]}`}, age >= ${days})`,
  `('end', ${i}, d${days}, age >= ${days})`,
])

// Earned is what can be used of a lot or was: what was taken back was never earned, and is looked for, being less than what was used. It counts
// from the day it can be used.
const FACTS = `
with clock as (select coalesce($1::timestamptz, now()) as at),
cuts as (select array_agg(cut order by cut) as cuts from (select unnest($2::int8[]) union select cost_points from reward where state <> 'archived') c(cut)),
taken as (select u.lot_id, sum(u.amount_points) as points from posting p join lot_use u on u.posting_id = p.id
  where p.kind not in ('spend', 'spend-return', 'exchange', 'exchange-return', 'draw', 'hold', 'hold-release', 'expiry') group by 1),
earned as (select l.account_id, min(p.at) over (partition by l.account_id) as began, l.original_points - coalesce(t.points, 0) as points,
    case when l.state = 'active' then greatest(p.at, l.releases_at) end as usable_at
  from clock, lot l join posting p on p.id = l.posting_id join account a on a.id = l.account_id and a.staff_role is null
    left join taken t on t.lot_id = l.id where p.at <= clock.at),
timed as (select earned.*, extract(epoch from usable_at - began) as after, clock.at from earned, clock),
redeemed as (select p.account_id, sum(e.amount_points) as points from clock, posting p join entry e on e.posting_id = p.id and e.bucket = 'redeemed'
  where p.at > clock.at - interval '${LATELY_DAYS} days' and p.at <= clock.at group by 1),
shopper as (select account_id, began, floor(extract(epoch from at - began) / ${SECONDS})::int as age, ${reached.join(', ')},
    coalesce(sum(points) filter (where usable_at > at - interval '${LATELY_DAYS} days'), 0)::int8 as lately
  from timed group by account_id, began, at),
bounds as (select percentile_disc(array[0.25, 0.5, 0.75]) within group (order by lately) as b from shopper where lately > 0),
placed as (select s.*, case when lately = 0 then 'asleep' when lately <= b[1] then 'slow' when lately <= b[2] then 'steady'
    when lately <= b[3] then 'quick' else 'top' end as segment,
    floor(lately * ${LATELY_DAYS} / least(${LATELY_DAYS}, greatest(7, age)))::int8 as pace,
    greatest(0, coalesce(w.available_points, 0) + coalesce(r.points, 0)) as means
  from shopper s cross join bounds left join points_balance w using (account_id) left join redeemed r using (account_id)),
cells as (select segment, what, span, width_bucket(points::int8, cuts) as place, count(*) as n from cuts, placed,
    lateral (values ('pace', 0, pace, true), ('means', 0, means, true), ${looks.join(', ')}) look(what, span, points, counts)
  where look.counts group by 1, 2, 3, 4),
firsts as (select extract(epoch from min(c.claimed_at) - min(t.began)) / ${SECONDS} as days from claim c
  join shopper t using (account_id), clock where c.claimed_at <= clock.at and c.state <> 'void' group by c.account_id)
select jsonb_build_object('cuts', (select to_jsonb(cuts) from cuts), 'bounds', (select to_jsonb(b) from bounds),
  'counts', (select jsonb_object_agg(segment, n) from (select segment, count(*) as n from placed group by 1) s),
  'cells', (select jsonb_agg(jsonb_build_array(segment, what, span, place, n) order by segment, what, span, place) from cells),
  'firstClaimDays', (select ceil(percentile_disc(0.5) within group (order by days)) from firsts), 'claimants', (select count(*) from firsts)) as facts`

const RUNGS = `
with clock as (select coalesce($1::timestamptz, now()) as at)
select r.id as "rewardId", r.title_zh as "titleZh", r.title_en as "titleEn", r.state, r.cost_points as "costPoints", r.true_cost_minor as "trueCostMinor",
  r.cash_minor as "cashMinor", r.face_value_minor as "faceValueMinor", b.remaining_points as "budgetLeftPoints",
  (select count(*) from claim c where c.reward_id = r.id and c.state <> 'void' and c.claimed_at > clock.at - interval '${LATELY_DAYS} days'
    and c.claimed_at <= clock.at) as claims,
  least(${LATELY_DAYS}, greatest(7, ceil(extract(epoch from clock.at - greatest(r.created_at, r.starts_at)) / ${SECONDS})))::int as days
from clock, reward r left join points_budget b on b.id = r.budget_id where r.state <> 'archived' order by r.cost_points, r.id`
