import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { type Minor, minor } from '@/lib/kernel/money'
import { nextTier, noTiers, type TierLevel, type TierTerms, tierOf } from './rules'
import { tierTermsSchema } from './schema'

type Reader = Pick<Context, 'at' | 'on'>

export type TierVersion = {
  versionId: number
  terms: TierTerms
  reason: string
  createdAt: Date
  byName: string | null
}

/** Where a shopper stands among the tiers; the money is fen paid for goods in the window. */
export type TierStanding = {
  level: TierLevel | null
  next: { level: TierLevel; missingMinor: Minor } | null
  spentMinor: Minor
  windowMonths: number
}

/** The tiers in force; none where a shop has stated none. */
export async function liveTiers(at: Date | null, on: Queryable = db()): Promise<TierTerms> {
  const found = await row<{ terms: unknown }>('select tiers_live(coalesce($1::timestamptz, now())) as terms', [at], on)
  return found?.terms ? tierTermsSchema.parse(found.terms) : noTiers
}

/** A shopper's tier, what they spent, and what is missing to the next; null without tiers. */
export async function tierStanding({ at, on }: Reader, accountId: string): Promise<TierStanding | null> {
  const found = await row<{ terms: unknown; spent: number | null }>(
    `select tiers_live(m.at) as terms, (tier_standing($1, m.at)->>'spentMinor')::int8 as spent
     from (select coalesce($2::timestamptz, now()) as at) m`,
    [accountId, at],
    on,
  )
  if (!found?.terms) return null
  const { levels, windowMonths } = tierTermsSchema.parse(found.terms)
  const spentMinor = minor(found.spent ?? 0)
  if (levels.length === 0) return null
  return { level: tierOf(levels, spentMinor), next: nextTier(levels, spentMinor), spentMinor, windowMonths }
}

/** How many shoppers stand at each tier now; null is below the first. */
export async function shoppersByTier({ at, on }: Reader): Promise<Map<string | null, number>> {
  const found = await rows<{ tier: string | null; shoppers: number }>(SHOPPERS_BY_TIER, [at], on)
  return new Map(found.map(({ tier, shoppers }) => [tier, shoppers]))
}

// One pass over the paid orders of the window, for all shoppers at once.
const SHOPPERS_BY_TIER = `
with m as (select coalesce($1::timestamptz, now()) as at), live as (select m.at, tiers_live(m.at) as terms from m),
spent as (select coalesce(x.into_id, o.account_id) as account,
    sum(goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor)) as spent
  from live join shop_order o on o.paid_at < live.at and o.paid_at >= (date_trunc('day', live.at at time zone shop_zone())
    - make_interval(months => (terms->>'windowMonths')::int)) at time zone shop_zone()
  left join account_merge x on x.from_id = o.account_id and x.reverted_at is null where o.account_id is not null and order_is_shopping(o) group by 1)
select tier_reached(terms->'levels', coalesce(s.spent, 0)::int8) as tier, count(*)::int as shoppers
from live cross join account a left join spent s on s.account = a.id
where a.staff_role is null and not exists (select 1 from account_merge x where x.from_id = a.id and x.reverted_at is null) group by 1`

/** Every statement of the tiers, newest first. */
export async function listTierVersions({ on }: Pick<Reader, 'on'>): Promise<TierVersion[]> {
  const found = await rows<Omit<TierVersion, 'terms'> & { terms: unknown }>(
    `select t.version_id as "versionId", t.terms, t.reason, t.created_at as "createdAt", a.name as "byName"
     from tier_terms t left join account a on a.id = t.created_by order by t.version_id desc limit 50`,
    [],
    on,
  )
  return found.map((one) => ({ ...one, terms: tierTermsSchema.parse(one.terms) }))
}
