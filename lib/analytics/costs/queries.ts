import { type Cac, cacOf } from '@/lib/campaigns/invite/rules'
import { listInviteCosts } from '@/lib/campaigns/invite-figures/queries'
import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { type ExpectedUse, expectedUse } from '@/lib/plan/queries'
import { getPeriod, type ShopPeriod } from '../queries'
import { daysFrom } from '../rules'
import type { DashboardRange } from '../schema'
import {
  type ActionCost,
  type ActionFlow,
  type ActionValue,
  type CostTotals,
  costLedger,
  type MarginSample,
  marginBpsOf,
  totalOf,
} from './rules'

type Named = { zh: string; en: string }

type Facts = {
  flows: ActionFlow[]
  values: ActionValue[]
  valueThrough: string | null
  orderTimes: number
  ledgerRedeemed: number
  behaviours: Record<string, Named>
  campaigns: Record<string, Named & { kind: string }>
  margin: MarginSample
}

export type CampaignCac = Named & {
  campaignId: string
  newCustomers: number
  points: number
  prizesMinor: number
  cac: Cac | null
}

export type CostReport = {
  period: ShopPeriod
  rows: ActionCost[]
  total: CostTotals
  /** what the ledger itself says was redeemed in these days, less what was returned: the sum of all lines */
  ledgerRedeemed: number
  /** the last day whose orders are in what was bought after: one that is over; null: none yet */
  valueThrough: string | null
  names: Pick<Facts, 'behaviours' | 'campaigns'>
  redemption: ExpectedUse
  margin: MarginSample & { bps: number | null }
  invites: CampaignCac[]
}

const NAMES = `'behaviours', coalesce((select jsonb_object_agg(code, jsonb_build_object('zh', name_zh, 'en', name_en)) from behaviour where kind <> 'order'), '{}'),
  'campaigns', coalesce((select jsonb_object_agg(c.id, jsonb_build_object('zh', v.definition->'titleZh', 'en', v.definition->'titleEn', 'kind', c.kind))
    from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where c.launched_at is not null), '{}')`

/** What points are given for, beside orders and by hand: by the names that staff know. */
export async function listActions({ on }: Pick<StaffContext, 'on'>): Promise<CostReport['names']> {
  const found = await row<{ names: CostReport['names'] }>(`select jsonb_build_object(${NAMES}) as names`, [], on)
  return found?.names ?? { behaviours: {}, campaigns: {} }
}

// Of the days alone, what is not folded yet, and the last few hundred orders: never of all that ever was.
const FACTS = `
with flows as (select action, flow, points, cost_minor as "costMinor", times, ever_points as "everPoints" from action_sums($1::date, $2::date)),
vals as (select action, within_days as "withinDays", orders, goods_minor as "goodsMinor" from action_values($1::date, $2::date)),
ledger as (select coalesce(sum(postings) filter (where kind = 'order-award' and bucket = 'issued'), 0) as orders,
  coalesce(sum(amount_points) filter (where bucket = 'redeemed'), 0) as redeemed from points_days($1::date, $2::date)),
lately as (select o.id from shop_order o where o.paid_at is not null and order_is_shopping(o) order by o.paid_at desc limit 300),
goods as (select count(distinct l.order_id) as orders, coalesce(sum(l.net_minor), 0) as paid, coalesce(sum(l.net_minor) filter (where v.cost_minor is not null), 0) as known,
  coalesce(sum(v.cost_minor::int8 * l.quantity), 0) as cost from lately o join order_line l on l.order_id = o.id left join variant v on v.id = l.variant_id)
select jsonb_build_object(
  'flows', coalesce((select jsonb_agg(f) from flows f), '[]'), 'values', coalesce((select jsonb_agg(v) from vals v), '[]'),
  'valueThrough', nullif(least($2::date, fold_orders_through()), '-infinity'), 'orderTimes', ledger.orders, 'ledgerRedeemed', ledger.redeemed,
  ${NAMES},
  'margin', jsonb_build_object('orders', goods.orders, 'paidMinor', goods.paid, 'knownMinor', goods.known, 'costMinor', goods.cost, 'taxIncludedBps',
    coalesce((select (terms->'earning'->>'taxIncludedBps')::int from points_terms where effective_from <= coalesce($3::timestamptz, now())
      order by effective_from desc, version_id desc limit 1), 0))) as facts
from ledger, goods`

/** What each action cost and brought in these days, and what new customers cost: its columns add up to the ledger's. */
export async function getCosts(ctx: Pick<StaffContext, 'at' | 'on'>, wanted: DashboardRange): Promise<CostReport> {
  const period = await getPeriod(ctx, wanted)
  const [found, redemption, invites] = await Promise.all([
    row<{ facts: Facts }>(FACTS, [period.from, period.to, ctx.at], ctx.on),
    expectedUse(ctx),
    listInviteCosts(ctx, null),
  ])
  if (!found) throw new Error('no figures of costs')
  const { flows, values, valueThrough, orderTimes, ledgerRedeemed, behaviours, campaigns, margin } = found.facts
  const bps = marginBpsOf(margin)
  const rows = costLedger(flows, values, orderTimes, {
    pointsPerUnit: period.pointsPerUnit,
    redemptionBps: redemption.bps,
    marginBps: bps,
    days: daysFrom(period.from, period.to),
  })
  return {
    period,
    rows,
    total: totalOf(rows),
    ledgerRedeemed,
    valueThrough,
    names: { behaviours, campaigns },
    redemption,
    margin: { ...margin, bps },
    invites: invites.map((one) => ({
      campaignId: one.campaignId,
      zh: one.titleZh,
      en: one.titleEn,
      newCustomers: one.newCustomers,
      points: one.points,
      prizesMinor: one.prizesMinor,
      cac: cacOf(one, { pointsPerUnit: one.pointsPerUnit, redemptionBps: redemption.bps }),
    })),
  }
}
