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
}

/** A rule by its newest version, and what it gave so far. */
export type ListedRule = RuleVersion & { givenPoints: number; givenTimes: number; shoppers: number }

const VERSION = `v.rule_id as "ruleId", v.version, rule_as_read(v.definition) as definition, v.effective_from as "effectiveFrom", v.ends_at as "endsAt", v.reason,
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

/** Every rule with what stands of it now: the live version, else what is newest. */
export async function listRules(at: Date | null = null, on: Queryable = db()): Promise<ListedRule[]> {
  const found = await rows<ListedRule>(
    `select x.*, g.* from (select distinct on ("ruleId") * from (select ${VERSION}) y
       order by "ruleId", state = 'live' desc, version desc) x
     cross join lateral (select coalesce(sum(points), 0)::int8 as "givenPoints", count(*)::int as "givenTimes",
       count(distinct account_id)::int as shoppers from earning_given where rule_id = x."ruleId") g
     order by array_position('{live,coming,draft,replaced,ended}'::text[], x.state), (x.definition->>'priority')::int, x."ruleId"`,
    [at],
    on,
  )
  return found.map(read)
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
/** What the shop has, for rules about products and collections. */
export async function listRuleSubjects(on: Queryable = db()): Promise<RuleSubjects> {
  const found = await row<RuleSubjects>(
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'titleZh', title_zh, 'titleEn', title_en) order by title_zh, id), '[]')
       from product where status <> 'archived') as products,
     (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'titleZh', title_zh, 'titleEn', title_en) order by slug), '[]')
       from collection) as collections, coalesce(tiers_live(now())->'levels', '[]') as tiers`,
    [],
    on,
  )
  return found ?? { products: [], collections: [], tiers: [] }
}

export type Subject = { id: string; slug: string; titleZh: string; titleEn: string }
export type RuleSubjects = { products: Subject[]; collections: Subject[]; tiers: Omit<TierLevel, 'atLeastMinor'>[] }
