import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { SpendingTerms } from '@/lib/points/rules'
import { liveRulesSchema } from './programme/schema'
import { defaultTerms, type EarningTerms } from './rules'
import { storedTermsSchema } from './schema'

export type Terms = {
  versionId: number
  effectiveFrom: Date
  earning: EarningTerms
  spending: SpendingTerms
}

export type TermsVersion = Terms & {
  state: 'past' | 'live' | 'coming'
  reason: string
  createdAt: Date
  /** who stated it; null for the version a shop began with */
  createdByName: string | null
}

/** A row of points_terms; out of JSON its day comes as text. */
export type TermsRow = { version_id: number; effective_from: Date | string; terms: unknown; live?: unknown }

/** The row of the terms in force, to stand in any statement; the moment (null: now) is the parameter that is named. */
export const liveTermsSql = (at: `$${number}`): string => `
select version_id, effective_from, terms, earning_live(coalesce(${at}::timestamptz, now())) as live from points_terms
where effective_from <= coalesce(${at}::timestamptz, now()) order by effective_from desc, version_id desc limit 1`

/** The points terms that are in force at an instant (null: now, by the database's clock), with the rules beside them. */
export async function liveTerms(at: Date | null, on: Queryable = db()): Promise<Terms> {
  return termsOrUnstated(await row<TermsRow>(liveTermsSql('$1'), [at], on))
}

/** Every version of the points terms, newest first: what each said, from when, and why it was changed. */
export async function listTermsVersions(at: Date | null = null, on: Queryable = db()): Promise<TermsVersion[]> {
  const found = await rows<
    TermsRow & { effective_from: Date; reason: string; created_at: Date; by: string | null; now: Date }
  >(
    `select t.version_id, t.effective_from, t.terms, t.reason, t.created_at, a.name as by, coalesce($1::timestamptz, now()) as now
     from points_terms t left join account a on a.id = t.created_by order by t.effective_from desc, t.version_id desc`,
    [at],
    on,
  )
  const liveId = found.find((one) => one.effective_from <= one.now)?.version_id
  return found.map((one) => ({
    ...readTerms(one),
    state: one.effective_from > one.now ? 'coming' : one.version_id === liveId ? 'live' : 'past',
    reason: one.reason,
    createdAt: one.created_at,
    createdByName: one.by,
  }))
}

/** A row of points_terms as the terms it states. */
export function readTerms({ version_id, effective_from, terms, live }: TermsRow): Terms {
  const { earning, spending } = storedTermsSchema.parse(terms)
  return {
    versionId: version_id,
    effectiveFrom: new Date(effective_from),
    earning: { ...earning, versionId: version_id, ...(live ? { live: liveRulesSchema.parse(live) } : {}) },
    spending,
  }
}

export const termsOrUnstated = (found: TermsRow | null): Terms => (found ? readTerms(found) : unstatedTerms)

/** A shop that has stated nothing yet goes by the defaults, as version 0. */
export const unstatedTerms: Terms = {
  versionId: 0,
  effectiveFrom: new Date(0),
  earning: { ...defaultTerms.earning, versionId: 0 },
  spending: defaultTerms.spending,
}
