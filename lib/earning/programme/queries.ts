import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { TierLevel } from '@/lib/tiers/rules'
import type { RuleDefinition, RuleState } from './rules'
import { ruleDefinitionSchema } from './schema'

/** A version of a rule as the console shows it. */
export type RuleVersion = {
  ruleId: string
  version: number
  state: RuleState
  definition: RuleDefinition
  effectiveFrom: Date | null
  endsAt: Date | null
  reason: string
  writtenAt: Date
  writtenByName: string | null
  /** the report that it was tried by */
  backtestId: string | null
  /** why it was published untried */
  waiver: string | null
}

/** A rule by its newest version, and what it gave and refused in the last thirty days. */
export type ListedRule = RuleVersion & {
  /** a change of it is being written */
  hasDraft: boolean
  givenPoints: number
  refusedPoints: number
  shoppers: number
  /** orders that it gave on, and what was paid for their goods */
  orders: number
  paidMinor: number
}

/** What the list stands on: orders of shoppers who earn points, paid in the last thirty days. */
export type ListedRules = { rules: ListedRule[]; orders: number }

const VERSION = `v.rule_id as "ruleId", v.version, rule_as_read(v.definition) as definition, v.effective_from as "effectiveFrom", v.ends_at as "endsAt", v.reason, v.backtest_id as "backtestId", v.waiver,
  v.written_at as "writtenAt", coalesce(nullif(a.name, ''), a.email) as "writtenByName",
  case when v.state = 'draft' then 'draft' when v.state = 'ended' or v.ends_at <= coalesce($1::timestamptz, now()) then 'ended'
    when v.effective_from > coalesce($1::timestamptz, now()) then 'coming'
    when exists (select 1 from earning_rule_version n where n.rule_id = v.rule_id and n.version > v.version and n.state <> 'draft'
      and n.effective_from <= coalesce($1::timestamptz, now())) then 'replaced' else 'live' end as state
  from earning_rule_version v left join account a on a.id = v.written_by`

const read = <T extends { definition: unknown }>(found: T) => ({
  ...found,
  definition: ruleDefinitionSchema.parse(found.definition),
})

// What was given stands in earning_given; what a limit cut off it, in the order's own explanation; what was kept back wholly, in the attempts.
const LISTED = `
with since as (select coalesce($1::timestamptz, now()) as until, coalesce($1::timestamptz, now()) - interval '30 days' as at),
  given as (select g.rule_id, sum(g.points)::int8 as points, count(distinct g.account_id)::int as shoppers, count(o.id)::int as orders,
      coalesce(sum(o.goods_minor - o.coupon_minor - o.points_minor), 0)::int8 as paid, coalesce(sum(c.cut), 0)::int8 as cut
    from earning_given g cross join since
    left join shop_order o on g.source like 'order:%' and o.id = nullif(split_part(g.source, ':', 2), '')::uuid
    left join lateral (select sum((r->>'askedPoints')::int8 - (r->>'points')::int8) as cut
      from jsonb_array_elements(o.award_explanation->'rules') r where r->>'rule' = g.rule_id::text) c on true
    where g.at > since.at and g.at <= since.until group by g.rule_id),
  refused as (select split_part(key, ':rule:', 2) as rule_id, sum(asked_points)::int8 as points from award_attempt, since
    where key like '%:rule:%' and award_attempt.at > since.at and award_attempt.at <= since.until group by 1)
select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('hasDraft', exists (select 1 from earning_rule_version d
      where d.rule_id = x."ruleId" and d.state = 'draft') and x.state <> 'draft',
    'givenPoints', coalesce(g.points, 0), 'refusedPoints', coalesce(f.points, 0) + coalesce(g.cut, 0), 'shoppers', coalesce(g.shoppers, 0),
    'orders', coalesce(g.orders, 0), 'paidMinor', coalesce(g.paid, 0))
    order by array_position('{live,coming,draft,replaced,ended}'::text[], x.state), (x.definition->>'priority')::int, x."ruleId"), '[]') as rules,
  (select count(*)::int from shop_order o, since where o.placed_at > since.at - interval '1 day' and o.paid_at > since.at
    and o.paid_at <= since.until and order_is_shopping(o) and o.account_id is not null) as orders
from (select distinct on ("ruleId") * from (select ${VERSION}) y order by "ruleId", state = 'live' desc, version desc) x
left join given g on g.rule_id = x."ruleId" left join refused f on f.rule_id = x."ruleId"::text`

type ListedRow = Omit<ListedRule, 'effectiveFrom' | 'endsAt' | 'writtenAt'> & {
  effectiveFrom: string | null
  endsAt: string | null
  writtenAt: string
}

/** Every rule with what stands of it now: the live version, else what is newest; and what it gave of late. */
export async function listRules(at: Date | null = null, on: Queryable = db()): Promise<ListedRules> {
  const found = await row<{ rules: ListedRow[]; orders: number }>(LISTED, [at], on)
  const day = (text: string | null) => (text === null ? null : new Date(text))
  const rules = (found?.rules ?? []).map((one) => ({
    ...read(one),
    effectiveFrom: day(one.effectiveFrom),
    endsAt: day(one.endsAt),
    writtenAt: new Date(one.writtenAt),
  }))
  return { rules, orders: found?.orders ?? 0 }
}

/** Every version of one rule, newest first. */
export async function listRuleVersions(
  ruleId: string,
  at: Date | null = null,
  on: Queryable = db(),
): Promise<RuleVersion[]> {
  const found = await rows<RuleVersion>(
    `select ${VERSION} where v.rule_id = $2 order by v.version desc`,
    [at, ruleId],
    on,
  )
  return found.map(read)
}

/** What a rule may be about: a product, with whether it can be bought, or a collection, with how many such it holds. */
export type Subject = { id: string; slug: string; titleZh: string; titleEn: string; pieces: number }

export type Subjects = {
  products: Subject[]
  collections: Subject[]
  tiers: Omit<TierLevel, 'atLeastMinor'>[]
}

const TITLES = `'id', id, 'slug', slug, 'titleZh', title_zh, 'titleEn', title_en`

/** What the shop has, for rules about products and collections. */
export async function listRuleSubjects(on: Queryable = db()): Promise<Subjects> {
  const found = await row<Subjects>(
    `select (select coalesce(jsonb_agg(jsonb_build_object(${TITLES}, 'pieces', (status = 'active')::int) order by title_zh, id), '[]')
       from product where status <> 'archived') as products,
     (select coalesce(jsonb_agg(jsonb_build_object(${TITLES}, 'pieces', (select count(*) from collection_product x join product p
         on p.id = x.product_id and p.status = 'active' where x.collection_id = c.id)) order by position, id), '[]')
       from collection c) as collections, coalesce(tiers_live(now())->'levels', '[]') as tiers`,
    [],
    on,
  )
  return found ?? { products: [], collections: [], tiers: [] }
}

/** A report that a rule was tried by, in short. */
export type Trial = {
  id: string
  finishedAt: Date
  sourceName: string | null
  orders: number
  issuedPoints: number
  faceMinor: number
  rebateBps: number | null
}

/** The newest report on exactly this rule in exactly the programme of this moment. */
export async function findTrialOf(
  { at, on }: { at: Date | null; on: Queryable },
  ruleId: string,
  definition: RuleDefinition,
): Promise<Trial | null> {
  return row<Trial>(
    `select id, finished_at as "finishedAt", source_name as "sourceName", orders, (result #>> '{reports,0,total,issued}')::int8 as "issuedPoints",
       (result #>> '{reports,0,total,faceMinor}')::int8 as "faceMinor", (result #>> '{reports,0,total,rebateBps}')::int as "rebateBps"
     from backtest_run where id = earning_trial($1, $2, coalesce($3::timestamptz, now()))`,
    [ruleId, JSON.stringify(definition), at],
    on,
  )
}

/** Whether there is any order that a rule could be tried on, of our own or imported. */
export async function hasOrders(on: Queryable): Promise<boolean> {
  const found = await row<{ some: boolean }>(
    `select exists (select 1 from shop_order where paid_at is not null and order_is_shopping(shop_order)) or exists (
       select 1 from history_order o join history_source s on s.id = o.source_id where s.deleted_at is null and o.kind = 'order') as some`,
    [],
    on,
  )
  return found?.some ?? false
}
