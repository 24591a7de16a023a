import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { TierRule } from './cost/rules'
import { nextTier, noTiers, type TierLevel, type TierMeasure, type TierMove, type TierTerms, tierOf } from './rules'
import { tierTermsSchema } from './schema'

type Reader = Pick<Context, 'at' | 'on'>

export type TierVersion = {
  versionId: number
  terms: TierTerms
  reason: string
  createdAt: Date
  byName: string | null
}

/** A tier that will be lost after a day unless so much is spent, or earned, until then. */
export type TierKeep = {
  code: string
  nameZh: string
  nameEn: string
  /** YYYY-MM-DD, by the shop's calendar */
  lastDay: string
  measure: TierMeasure
  /** fen or points; null: nothing keeps it, a new year begins anew */
  missing: number | null
  /** only what is done from this day on keeps it; missing where that is now */
  fromDay?: string
  /** the notice of it that the shopper has not put aside */
  noticeId: number | null
}

export type TierUse = { kind: 'rule' | 'reward'; titleZh: string; titleEn: string; rule: TierRule | null }

/** Where a shopper stands among the tiers: fen paid for goods in the window, or points earned in it. */
export type TierStanding = {
  measure: TierMeasure
  level: TierLevel | null
  next: { level: TierLevel; missing: number } | null
  counted: number
  keep: TierKeep | null
}

/** The tiers in force; none where a shop has stated none. */
export async function liveTiers(at: Date | null, on: Queryable = db()): Promise<TierTerms> {
  const found = await row<{ terms: unknown }>('select tiers_live(coalesce($1::timestamptz, now())) as terms', [at], on)
  return found?.terms ? tierTermsSchema.parse(found.terms) : noTiers
}

/** A shopper's tier, what they spent, and what is missing to the next; null without tiers. */
export async function tierStanding({ at, on }: Reader, accountId: string): Promise<TierStanding | null> {
  const found = await row<{ terms: unknown; stands: { counted: number; held: number }; keep: TierKeep | null }>(
    `select tiers_live(m.at) as terms, tier_standing($1, m.at) as stands,
       k.keep || jsonb_build_object('noticeId', tier_notice_of($1, k.keep, m.at)) as keep
     from (select coalesce($2::timestamptz, now()) as at) m, lateral (select tier_keep($1, m.at) as keep offset 0) k`,
    [accountId, at],
    on,
  )
  if (!found?.terms) return null
  const { measure, levels } = tierTermsSchema.parse(found.terms)
  if (levels.length === 0) return null
  const { counted, held } = found.stands
  return {
    measure,
    level: tierOf(levels, held),
    next: nextTier(levels, counted, held),
    counted,
    keep: found.keep,
  }
}

/** How many shoppers stand at each tier now; null is below the first. */
export async function shoppersByTier(ctx: Reader): Promise<Map<string | null, number>> {
  const counts = new Map<string | null, number>()
  for (const { nowCode, shoppers } of await listMoves(ctx, noTiers))
    counts.set(nowCode, (counts.get(nowCode) ?? 0) + shoppers)
  return counts
}

/** How many shoppers are of which tier now and would be by other terms. */
export const listMoves = ({ at, on }: Reader, tried: TierTerms): Promise<TierMove[]> =>
  rows<TierMove>(
    `select now_code as "nowCode", then_code as "thenCode", shoppers, orders, order_points as "orderPoints" from tiers_tried($1, coalesce($2::timestamptz, now()))`,
    [JSON.stringify(tried), at],
    on,
  )

/** What goes by tiers now: a change of them is a change of these. */
export const listTierUses = ({ at, on }: Reader): Promise<TierUse[]> =>
  rows<TierUse>(
    `select kind, title_zh as "titleZh", title_en as "titleEn",
       case when tiers is not null then jsonb_build_object('tiers', tiers, 'reward', reward) end as rule from tier_uses(coalesce($1::timestamptz, now()))`,
    [at],
    on,
  )

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
