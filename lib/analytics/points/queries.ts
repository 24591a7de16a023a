import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import type { CohortRow } from '@/lib/points/redemption/rules'
import type { Period } from '../rules'
import { articleBands, type Bands, type Waiting } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

export type StatedBands = { bands: Bands; reason: string; createdAt: Date | null; createdByName: string }

/** The bands that hold, and who stated them why; the article's, unsigned, before anybody did. */
export async function getBands(ctx: Pick<Reader, 'on'>): Promise<StatedBands & { isStated: boolean }> {
  const stated = await row<StatedBands>(
    `select figure_bands_live() as bands, b.reason, b.created_at as "createdAt", coalesce(nullif(a.name, ''), a.email) as "createdByName"
     from figure_bands b join account a on a.id = b.created_by order by b.id desc limit 1`,
    [],
    ctx.on,
  )
  return stated
    ? { ...stated, isStated: true }
    : { bands: articleBands, reason: '', createdAt: null, createdByName: '', isStated: false }
}

type Flows = {
  issued: number
  takenBack: number
  redeemed: number
  returned: number
  expired: number
  /** who used a point in these days; accounts of shoppers at their end, and those of them who ever were given a point until then */
  users: number
  members: number
  holders: number
}

/** What rates are made of, of some days and those that they are compared with. */
export type PointsFigures = {
  now: Flows
  before: Flows
  cohorts: CohortRow[]
  waiting: Waiting[]
  today: string
}

/** Everything that the rates of points are worked out from, in one statement: sums of days and months, and what waits now. */
export async function getPointsFigures(ctx: Reader, period: Period): Promise<PointsFigures> {
  const { from, to, previousFrom, previousTo } = period
  const found = await row<{ figures: PointsFigures }>(FIGURES, [from, to, previousFrom, previousTo, ctx.at], ctx.on)
  invariant(found, 'the shop has no settings row')
  return found.figures
}

const flows = (
  span: 1 | 2,
  to: string,
) => `(select jsonb_build_object('issued', coalesce(sum(points) filter (where flow = 'issued'), 0),
  'takenBack', coalesce(sum(points) filter (where flow = 'taken-back'), 0), 'redeemed', coalesce(sum(points) filter (where flow = 'redeemed'), 0),
  'returned', coalesce(sum(points) filter (where flow = 'returned'), 0), 'expired', coalesce(sum(points) filter (where flow = 'expired'), 0),
  'users', (select shoppers from counts where n = ${span}), 'members', members_until(${to}), 'holders', (select shoppers from counts where n = ${span} + 2))
  from flows where span = ${span})`

const FIGURES = `
with flows as materialized (select span, flow, points from lot_flow_spans(array[$1::date, $3::date], array[$2::date, $4::date])),
counts as materialized (select n, shoppers from shoppers_counts(array['used', 'used', 'earned', 'earned'],
  array[$1::date, $3::date, '2000-01-01', '2000-01-01'], array[$2::date, $4::date, $2::date, $4::date]))
select jsonb_build_object('now', ${flows(1, '$2::date')}, 'before', ${flows(2, '$4::date')},
  'cohorts', (select coalesce(jsonb_agg(x), '[]') from (select cohort, month, flow, sum(points)::bigint as points from lot_cohorts() group by 1, 2, 3) x),
  'waiting', (select coalesce(jsonb_agg(x), '[]') from (select day as cohort, sum(points)::bigint as points from remaining_now() where what = 'pending' group by 1) x),
  'today', to_char(coalesce($5::timestamptz, now()) at time zone s.time_zone, 'YYYY-MM-DD')) as figures from shop s where s.id = 1`
