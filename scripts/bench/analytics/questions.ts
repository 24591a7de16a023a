import { getBooks } from '@/lib/analytics/close/queries'
import { getCosts } from '@/lib/analytics/costs/queries'
import { getHealth, getLadder } from '@/lib/analytics/doctor/queries'
import { getEffect } from '@/lib/analytics/effect/queries'
import { getHoldout } from '@/lib/analytics/holdout/queries'
import { getDashboard } from '@/lib/analytics/queries'
import { getRewardReport } from '@/lib/analytics/rewards/queries'
import type { DashboardRange } from '@/lib/analytics/schema'
import { getShoppersReport, listShoppers } from '@/lib/analytics/shoppers/queries'
import { shopperFilterSchema } from '@/lib/analytics/shoppers/schema'
import type { Queryable } from '@/lib/db/sql'
import { countRefundRequests } from '@/lib/orders/staff/queries'
import { rulesGiven, yearFigures } from '@/lib/plan/queries'
import { listMoves } from '@/lib/tiers/queries'
import { noTiers, threeTiers } from '@/lib/tiers/rules'

type Ctx = { at: null; on: Queryable }

/** What a page of figures asks: everything that must be answered before it can be drawn, in the order that the page asks it in. */
export type Question = {
  page: string
  ask: (ctx: Ctx, wanted: DashboardRange) => Promise<unknown>
  /** the same whatever days are looked at */
  isOfNow?: true
  /** no page of figures: told, and not judged */
  isOther?: true
}

// what counts is another than what counts now: both are added up
const TRIED = { ...noTiers, window: 'year' as const, levels: threeTiers }

/** Every query of the pages of figures. A new page stands here, or nobody knows what it costs. */
export const questions: Question[] = [
  { page: 'overview', ask: (ctx, wanted) => Promise.all([getDashboard(ctx, wanted), countRefundRequests(ctx)]) },
  { page: 'points', ask: (ctx, wanted) => getHealth(ctx, wanted, false) },
  { page: 'costs', ask: (ctx, wanted) => getCosts(ctx, wanted) },
  { page: 'shoppers', ask: (ctx) => getShoppersReport(ctx), isOfNow: true },
  { page: 'rewards', ask: (ctx, wanted) => getRewardReport(ctx, wanted) },
  { page: 'effect', ask: (ctx, wanted) => Promise.all([getEffect(ctx, wanted, null), getHoldout(ctx)]) },
  { page: 'finance', ask: (ctx) => getBooks(ctx, null), isOfNow: true },
  {
    page: 'year plan',
    ask: (ctx) => Promise.all([yearFigures(ctx, null), rulesGiven(ctx, new Date().getFullYear())]),
    isOfNow: true,
  },
  {
    page: 'list of shoppers',
    ask: (ctx) => listShoppers(ctx, shopperFilterSchema.parse({})),
    isOfNow: true,
    isOther: true,
  },
  { page: 'tiers, tried', ask: (ctx) => listMoves(ctx, TRIED), isOfNow: true, isOther: true },
  { page: 'ladder, kept by the job', ask: (ctx) => getLadder(ctx), isOfNow: true, isOther: true },
]

/** The functions that they are made of, each beside the same answer out of the rows. */
export const parts: { part: string; ours: string; raw: string }[] = [
  {
    part: 'points_days',
    ours: 'select kind, bucket, sum(amount_points) from points_days($1, $2) group by 1, 2',
    raw: `select p.kind, e.bucket, sum(e.amount_points) from posting p join entry e on e.posting_id = p.id
      where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1, 2`,
  },
  {
    part: 'lot_flow_days',
    ours: 'select flow, sum(points), sum(cost_minor) from lot_flow_days($1, $2) group by 1',
    raw: `select p.kind, sum(u.amount_points) from posting p join lot_use u on u.posting_id = p.id join lot l on l.id = u.lot_id join posting i on i.id = l.posting_id
      where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1`,
  },
  {
    part: 'lot_cohorts',
    ours: 'select * from lot_cohorts() where $1::date <= $2::date',
    raw: `select date_trunc('month', i.at), date_trunc('month', p.at), p.kind, sum(u.amount_points) from posting p join lot_use u on u.posting_id = p.id
      join lot l on l.id = u.lot_id join posting i on i.id = l.posting_id where $1::date <= $2::date group by 1, 2, 3`,
  },
  {
    part: 'order_days',
    ours: 'select * from order_days($1, $2)',
    raw: `select (paid_at at time zone 'Asia/Shanghai')::date, count(*), count(account_id), sum(total_minor) from shop_order
      where paid_at >= $1::date::timestamp at time zone 'Asia/Shanghai' and paid_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1`,
  },
  {
    part: 'rule_days',
    ours: 'select rule_id, sum(points) from rule_days($1, $2) group by 1',
    raw: `select rule_id, sum(points) from earning_given
      where at >= $1::date::timestamp at time zone 'Asia/Shanghai' and at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1`,
  },
  {
    part: 'total_days',
    ours: 'select sum(available), sum(held) from total_days($1, $2)',
    raw: `select sum(e.amount_points) filter (where e.bucket = 'available'), sum(e.amount_points) filter (where e.bucket = 'held') from posting p join entry e on e.posting_id = p.id
      where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
  },
  {
    part: 'lot_flow_spans',
    ours: 'select flow, sum(points), sum(cost_minor) from lot_flow_spans(array[$1::date], array[$2::date]) group by 1',
    raw: `select p.kind, sum(u.amount_points) from posting p join lot_use u on u.posting_id = p.id
      where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1`,
  },
  {
    part: 'remaining_ends',
    ours: 'select sum(points) from remaining_ends(now()) where day <= $2::date + 90 and $1::date <= $2::date',
    raw: `select sum(remaining_points) from lot where is_live and state = 'active' and expires_at > now() and expires_at <= now() + interval '90 days' and $1::date <= $2::date`,
  },
  {
    part: 'purses_now',
    ours: 'select sum(shoppers) from purses_now() where available_points >= 1000 and $1::date <= $2::date',
    raw: 'select count(*) from points_balance where available_points >= 1000 and $1::date <= $2::date',
  },
  {
    part: 'members_until',
    ours: 'select members_until($2) where $1::date <= $2::date',
    raw: `select count(*) from account where staff_role is null and merged_into is null and created_at < ($2::date + 1)::timestamp and $1::date <= $2::date`,
  },
  {
    part: 'shoppers_between',
    ours: `select shoppers_between('earned', $1, $2), shoppers_between('used', $1, $2), shoppers_between('ordered', $1, $2)`,
    raw: `select count(distinct p.account_id) from posting p join lot l on l.posting_id = p.id
      where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
      union all select count(distinct account_id) from posting where kind in ('spend', 'exchange', 'draw')
        and at >= $1::date::timestamp at time zone 'Asia/Shanghai' and at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
      union all select count(distinct account_id) from shop_order
        where paid_at >= $1::date::timestamp at time zone 'Asia/Shanghai' and paid_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
  },
]
