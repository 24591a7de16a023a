import { row, rows } from '@/lib/db/sql'
import type { Context, StaffContext } from '@/lib/gate/context'
import { type ExpectedUse, expectedUse } from '@/lib/plan/queries'
import { type Cac, cacOf } from '../invite/rules'
import { type InviteFunnel, inviteCost, inviteFunnel } from '../invite-figures/queries'
import type { Definition } from '../schema'
import {
  type BoardFacts,
  type Forecast,
  forecastEnd,
  type OddsOf,
  type OddsReport,
  type PrizeLine,
  prizeLines,
  reportOdds,
} from './rules'

export type Board = BoardFacts & { odds: OddsReport; prizes: PrizeLine[]; forecast: Forecast }

type Found = { facts: BoardFacts; versions: Record<number, OddsOf>; definition: Definition }

// Every draw of the campaign is read once (draw_campaign_idx); all that is counted is counted from there.
const BOARD = `
with t as (select coalesce($2::timestamptz, now()) as at, shop.time_zone as zone, shop.currency from shop),
c as (select * from campaign where id = $1 and launched_at is not null),
v as materialized (select version, definition, (definition #>> '{draw,pity,after}')::int - 1 as pity_from from campaign_version where campaign_id = $1),
drawn as materialized (
  select d.version, coalesce(d.pity >= v.pity_from, false) as is_pity, d.drawn_prize, d.prize_no, d.entry, date_trunc('hour', d.at at time zone t.zone) as hour,
    count(*) as n, sum(d.cost_points) as points_in, sum(d.won_points) as points, sum(d.cost_minor) as minor
  from t, draw d join v on v.version = d.version where d.campaign_id = $1 group by 1, 2, 3, 4, 5, 6),
tallied as (select version, is_pity, jsonb_agg(jsonb_build_object('no', drawn_prize, 'count', n) order by drawn_prize) as drawn
  from (select version, is_pity, drawn_prize, sum(n) as n from drawn group by 1, 2, 3) x group by 1, 2),
shards as (select coalesce(sum(b.remaining_points), 0) as points, coalesce(sum(s.held_points), 0) as held_points, coalesce(sum(s.remaining_minor), 0) as minor,
  coalesce(sum(s.held_minor), 0) as held_minor, coalesce(sum(s.spent_minor), 0) as spent_minor
  from campaign_shard s join points_budget b on b.id = s.budget_id where s.campaign_id = $1),
orders as (select coalesce(sum(total_minor) filter (where paid_at is not null), 0) as paid, coalesce(sum(refunded_minor), 0) as back from shop_order where campaign_id = $1),
tickets as (select coalesce(jsonb_object_agg(state, n), '{}') as by_state from (select state, count(*) as n from campaign_ticket where campaign_id = $1 group by 1) x),
units as (select coalesce(jsonb_object_agg(prize_no, n), '{}') as left from (select prize_no, count(*) filter (where taken_by is null) as n from campaign_unit
  where campaign_id = $1 group by 1) x),
since as (select greatest(c.starts_at, c.launched_at) at time zone t.zone as began, least(t.at, coalesce(c.ended_at, t.at)) at time zone t.zone as until from c, t),
hours as (select jsonb_agg(jsonb_build_object('at', h.hour, 'draws', coalesce(x.n, 0), 'points', coalesce(x.points, 0), 'minor', coalesce(x.minor, 0)) order by h.hour) as told
  from since, generate_series(greatest(date_trunc('hour', began), date_trunc('hour', until) - interval '47 hours'), until, interval '1 hour') h(hour)
  left join (select hour, sum(n) as n, sum(points) as points, sum(minor) as minor from drawn group by 1) x on x.hour = h.hour),
days as (select jsonb_agg(jsonb_build_object('at', h.day::date, 'draws', coalesce(x.n, 0), 'points', coalesce(x.points, 0), 'minor', coalesce(x.minor, 0)) order by h.day) as told
  from since, generate_series(greatest(date_trunc('day', began), date_trunc('day', until) - interval '89 days'), until, interval '1 day') h(day)
  left join (select date_trunc('day', hour) as day, sum(n) as n, sum(points) as points, sum(minor) as minor from drawn group by 1) x on x.day = h.day)
select jsonb_build_object('campaignId', c.id, 'slug', c.slug, 'kind', c.kind, 'state', c.state, 'version', c.version, 'titleZh', v.definition->'titleZh',
    'titleEn', v.definition->'titleEn', 'startsAt', c.starts_at, 'endsAt', c.ends_at, 'endedAt', c.ended_at, 'endedBecause', c.ended_because,
    'settledAt', c.settled_at, 'asOf', t.at, 'currency', t.currency, 'timeZone', t.zone, 'mode', v.definition #> '{draw,mode}',
    'players', (select count(*) from campaign_player where campaign_id = c.id),
    'entries', (select jsonb_build_object('points', coalesce(sum(n) filter (where entry = 'points'), 0), 'ticket', coalesce(sum(n) filter (where entry = 'ticket'), 0),
      'free', coalesce(sum(n) filter (where entry = 'free'), 0)) from drawn),
    'pointsIn', (select coalesce(sum(points_in), 0) from drawn), 'moneyInMinor', orders.paid, 'moneyBackMinor', orders.back,
    'tickets', '{"unpaid": 0, "unopened": 0, "opened": 0, "expired": 0, "void": 0}'::jsonb || tickets.by_state,
    'substitutes', (select coalesce(sum(n), 0) from drawn where drawn_prize <> prize_no),
    'tallies', (select coalesce(jsonb_agg(jsonb_build_object('version', version, 'isPity', is_pity, 'drawn', drawn) order by version, is_pity), '[]') from tallied),
    'given', (select coalesce(jsonb_object_agg(prize_no, n), '{}') from (select prize_no, sum(n) as n from drawn group by 1) x),
    'left', units.left,
    'slotsLeft', (select (select count(*) from campaign_slot s where s.campaign_id = d.campaign_id and taken_by is null and kept_for is null)
      from campaign_deck d where d.campaign_id = c.id),
    'points', jsonb_build_object('granted', c.granted_points, 'held', shards.held_points, 'left', shards.points - shards.held_points, 'returned', c.returned_points,
      'spent', c.granted_points - c.returned_points - shards.points),
    'minor', jsonb_build_object('granted', c.granted_minor, 'held', shards.held_minor, 'left', shards.minor, 'returned', c.returned_minor, 'spent', shards.spent_minor),
    'hours', coalesce(hours.told, '[]'), 'days', coalesce(days.told, '[]'),
    'alarm', (select jsonb_build_object('raisedAt', raised_at, 'p', p) from campaign_alarm where campaign_id = c.id)) as facts,
  (select jsonb_object_agg(version, definition) from v) as versions, v.definition
from c join v on v.version = c.version, t, shards, orders, tickets, units, hours, days`

/** How a launched campaign goes, whole and of one moment: one statement. Null of one that was never launched. */
export async function findBoard(ctx: Pick<StaffContext, 'at' | 'on'>, campaignId: string): Promise<Board | null> {
  const found = await row<Found>(BOARD, [campaignId, ctx.at], ctx.on)
  if (!found) return null
  const { facts, versions, definition } = found
  return {
    ...facts,
    odds: reportOdds(facts.tallies, versions),
    prizes: prizeLines(facts, versions, definition),
    forecast: forecastEnd(facts),
  }
}

/** The board, and of an invite how friends came and what they cost. */
export type BoardView = {
  board: Board
  invite: { funnel: InviteFunnel; cac: Cac | null; redemption: ExpectedUse } | null
}

/** All that the board shows: one statement, and four more of an invite. */
export async function getBoardView(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  campaignId: string,
): Promise<BoardView | null> {
  const board = await findBoard(ctx, campaignId)
  if (!board) return null
  if (board.kind !== 'invite') return { board, invite: null }
  const [funnel, cost, redemption] = await Promise.all([
    inviteFunnel(ctx, campaignId),
    inviteCost(ctx, campaignId),
    expectedUse(ctx),
  ])
  const cac = cost && cacOf(cost, { pointsPerUnit: cost.pointsPerUnit, redemptionBps: redemption.bps })
  return { board, invite: funnel && { funnel, cac, redemption } }
}

/** What was drawn in each campaign that is under way and has no alarm yet, with its odds: one statement for all. */
export function listWatched(ctx: Pick<Context, 'on'>) {
  return rows<{ campaignId: string; tallies: BoardFacts['tallies']; versions: Record<number, OddsOf> }>(
    `with v as materialized (select v.campaign_id, v.version, v.definition, (v.definition #>> '{draw,pity,after}')::int - 1 as pity_from
       from campaign_version v join campaign c on c.id = v.campaign_id and c.launched_at is not null and c.settled_at is null
       where v.definition #>> '{draw,mode}' = 'chain' and not exists (select 1 from campaign_alarm a where a.campaign_id = c.id)),
     counted as (select d.campaign_id, d.version, coalesce(d.pity >= v.pity_from, false) as is_pity, d.drawn_prize, count(*) as n
       from draw d join v on v.campaign_id = d.campaign_id and v.version = d.version group by 1, 2, 3, 4),
     tallied as (select campaign_id, version, is_pity, jsonb_agg(jsonb_build_object('no', drawn_prize, 'count', n) order by drawn_prize) as drawn from counted group by 1, 2, 3)
     select t.campaign_id as "campaignId", jsonb_agg(jsonb_build_object('version', t.version, 'isPity', t.is_pity, 'drawn', t.drawn)) as tallies,
       (select jsonb_object_agg(v.version, v.definition) from v where v.campaign_id = t.campaign_id) as versions
     from tallied t group by 1`,
    [],
    ctx.on,
  )
}
