import { type OddsOf, type OddsReport, reportOdds, type Tally } from '@/lib/campaigns/board/rules'
import { type InviteFunnel, listInviteFunnels } from '@/lib/campaigns/invite-figures/queries'
import type { CampaignKind, CampaignState } from '@/lib/campaigns/rules'
import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { listOutcomes } from '@/lib/rewards/conversions/queries'
import type { OutcomeRow } from '@/lib/rewards/conversions/rules'
import { getPeriod, type ShopPeriod } from '../queries'
import type { DashboardRange } from '../schema'
import { byDemand, type RewardFacts, type RewardFigures, rewardFigures, WEEKS, weeksOf } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

// Claims are read once, out of their own index by day, each with the points it took and what it cost then, as the ledger's costs are; purses
// once, for all prices together.
const REWARDS = `
with b as (select time_zone as tz, $1::date::timestamp at time zone time_zone as lower, ($2::date + 1)::timestamp at time zone time_zone as upper from shop),
made as materialized (
  select c.reward_id, c.state, c.won_by is not null as is_won, c.claimed_at >= b.lower as is_in, floor(extract(epoch from b.upper - c.claimed_at) / 604800)::int as week, count(*) as n,
    sum(c.points) as points, sum(greatest((v.told->>'true_cost_minor')::int8 - c.cash_minor, 0)) as minor
  from b, claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version where c.claimed_at >= least(b.lower, b.upper - interval '${WEEKS} weeks') and c.claimed_at < b.upper group by 1, 2, 3, 4, 5),
states as (select reward_id, jsonb_object_agg(state, n) as by_state, coalesce(sum(points) filter (where state not in ('void', 'unpaid')), 0) as points,
    coalesce(sum(minor) filter (where state not in ('void', 'unpaid')), 0) as minor
  from (select reward_id, state, sum(n) as n, sum(points) as points, sum(minor) as minor from made where is_in and not is_won group by 1, 2) x group by 1),
won as (select reward_id, sum(n) as n from made where is_in and is_won and state <> 'void' group by 1),
weeks as (select reward_id, jsonb_object_agg(week, n) as by_week from (select reward_id, week, sum(n) as n from made
  where week < ${WEEKS} and not is_won and state not in ('void', 'unpaid') group by 1, 2) x group by 1),
wished as (select reward_id, count(*) as n from wish group by 1),
prices as (select array_agg(distinct cost_points::int8 order by cost_points::int8) as all_prices from reward),
purses as materialized (select width_bucket(available_points, all_prices) as step, sum(shoppers) as n from purses_now(), prices
  where available_points >= all_prices[1] group by 1)
select r.id as "rewardId", r.kind, r.title_zh as "titleZh", r.title_en as "titleEn", r.state, r.cost_points as "costPoints", r.cash_minor as "cashMinor",
  r.true_cost_minor as "trueCostMinor", r.face_value_minor as "faceValueMinor", reward_left(r, coalesce($3::timestamptz, now())) as left,
  coalesce(wished.n, 0) as wished, coalesce(won.n, 0)::int as won, coalesce(states.by_state, '{}') as states,
  coalesce(states.points, 0)::int8 as points, coalesce(states.minor, 0)::int8 as "costMinor",
  (select coalesce(sum(p.n), 0)::int from purses p where p.step >= array_position(prices.all_prices, r.cost_points::int8)) as "canAfford",
  (select jsonb_agg(coalesce((weeks.by_week->>w::text)::int, 0) order by w desc) from generate_series(0, ${WEEKS - 1}) w) as weeks
from reward r cross join prices left join states on states.reward_id = r.id left join won on won.reward_id = r.id left join weeks on weeks.reward_id = r.id
  left join wished on wished.reward_id = r.id
where r.state = 'live' or states.reward_id is not null or won.reward_id is not null or wished.reward_id is not null`

// Each draw of the campaigns of these days is read once; all that is told of a campaign is counted from there.
const CAMPAIGNS = `
with b as (select $1::date::timestamp at time zone time_zone as lower, ($2::date + 1)::timestamp at time zone time_zone as upper from shop),
picked as (select c.* from campaign c, b where c.launched_at is not null and c.launched_at < b.upper and coalesce(c.ended_at, 'infinity') >= b.lower
  order by c.launched_at desc limit 12),
v as materialized (select v.campaign_id, v.version, v.definition, (v.definition #>> '{draw,pity,after}')::int - 1 as pity_from
  from campaign_version v join picked c on c.id = v.campaign_id),
drawn as materialized (
  select d.campaign_id, d.version, coalesce(d.pity >= v.pity_from, false) as is_pity, d.drawn_prize, d.prize_no, d.at >= b.lower and d.at < b.upper as is_in, count(*) as n,
    sum(d.cost_points) as points_in, sum(d.won_points) as points, sum(d.cost_minor) as minor
  from b, v join draw d on d.campaign_id = v.campaign_id and d.version = v.version group by 1, 2, 3, 4, 5, 6),
tallied as (select campaign_id, jsonb_agg(jsonb_build_object('version', version, 'isPity', is_pity, 'drawn', drawn) order by version, is_pity) as tallies from (
    select campaign_id, version, is_pity, jsonb_agg(jsonb_build_object('no', drawn_prize, 'count', n)) as drawn
    from (select campaign_id, version, is_pity, drawn_prize, sum(n) as n from drawn group by 1, 2, 3, 4) x group by 1, 2, 3) y group by 1),
sums as (select d.campaign_id, sum(d.n) as entries, sum(d.n) filter (where p.kind <> 'nothing') as wins, sum(d.points_in) as points_in, sum(d.points) as points, sum(d.minor) as minor
  from drawn d cross join lateral (select coalesce((select x->>'kind' from v, jsonb_array_elements(v.definition->'prizes') x
    where v.campaign_id = d.campaign_id and v.version = d.version and (x->>'no')::int = d.prize_no), 'nothing') as kind) p where d.is_in group by 1),
shards as (select s.campaign_id, sum(p.remaining_points) as points, sum(s.spent_minor) as spent from campaign_shard s join points_budget p on p.id = s.budget_id
  join picked c on c.id = s.campaign_id group by 1)
select c.id as "campaignId", c.kind, c.state, v.definition->>'titleZh' as "titleZh", v.definition->>'titleEn' as "titleEn", v.definition #>> '{draw,mode}' as mode,
  coalesce(sums.entries, 0)::int as entries, coalesce(sums.wins, 0)::int as wins, coalesce(sums.points_in, 0)::int8 as "pointsIn", coalesce(sums.points, 0)::int8 as "wonPoints",
  coalesce(sums.minor, 0)::int8 as "prizesMinor", c.granted_points as "grantedPoints", (c.granted_points - c.returned_points - coalesce(shards.points, 0))::int8 as "spentPoints",
  c.granted_minor as "grantedMinor", coalesce(shards.spent, 0)::int8 as "spentMinor", coalesce(tallied.tallies, '[]') as tallies,
  (select jsonb_object_agg(w.version, w.definition) from v w where w.campaign_id = c.id) as versions
from picked c join v on v.campaign_id = c.id and v.version = c.version left join sums on sums.campaign_id = c.id left join shards on shards.campaign_id = c.id
  left join tallied on tallied.campaign_id = c.id order by c.launched_at desc`

type CampaignFound = {
  campaignId: string
  kind: CampaignKind
  state: CampaignState
  titleZh: string
  titleEn: string
  mode: 'chain' | 'deck' | null
  /** draws of these days, those that won something, the points they cost and brought, and what their prizes cost */
  entries: number
  wins: number
  pointsIn: number
  wonPoints: number
  prizesMinor: number
  /** of the whole campaign */
  grantedPoints: number
  spentPoints: number
  grantedMinor: number
  spentMinor: number
  tallies: Tally[]
  versions: Record<number, OddsOf>
}

export type CampaignFigures = Omit<CampaignFound, 'tallies' | 'versions'> & {
  /** every draw there was against the odds that were told */
  odds: Pick<OddsReport, 'p' | 'everP' | 'draws'>
  invite: InviteFunnel | null
}

export type RewardReport = {
  period: ShopPeriod
  /** the first days of the weeks that rewards tell of */
  weeks: string[]
  rewards: RewardFigures[]
  campaigns: CampaignFigures[]
  /** what points brought on other platforms, of the claims made in these days */
  outcomes: OutcomeRow[]
}

/** How rewards are wanted and what they cost, how campaigns go, and what came of points elsewhere. */
export async function getRewardReport(ctx: Reader, wanted: DashboardRange): Promise<RewardReport> {
  const period = await getPeriod(ctx, wanted)
  const { from, to } = period
  const [facts, campaigns, outcomes] = await Promise.all([
    rows<RewardFacts>(REWARDS, [from, to, ctx.at], ctx.on),
    rows<CampaignFound>(CAMPAIGNS, [from, to], ctx.on),
    listOutcomes(ctx, { from, to }),
  ])
  const invites = campaigns.filter(({ kind }) => kind === 'invite').map(({ campaignId }) => campaignId)
  const funnels = invites.length > 0 ? await listInviteFunnels(ctx, invites) : []
  return {
    period,
    weeks: weeksOf(to),
    rewards: facts.map((one) => rewardFigures(one, to)).sort(byDemand),
    campaigns: campaigns.map(({ tallies, versions, ...one }) => {
      const { p, everP, draws } = reportOdds(tallies, versions)
      return {
        ...one,
        odds: { p, everP, draws },
        invite: funnels.find(({ campaignId }) => campaignId === one.campaignId) ?? null,
      }
    }),
    outcomes: outcomes.filter((one) => one.exchanged > 0 || one.orders > 0),
  }
}
