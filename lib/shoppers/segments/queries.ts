import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { firstSegmentTerms, type SegmentCode, type SegmentTerms } from './rules'
import { segmentTermsSchema } from './schema'

/** Where shoppers are cut into segments at a moment. */
export async function liveSegments(at: Date | null, on: Queryable = db()): Promise<SegmentTerms> {
  const found = await row<{ terms: unknown }>(
    'select segments_live(coalesce($1::timestamptz, now())) as terms',
    [at],
    on,
  )
  return found ? segmentTermsSchema.parse(found.terms) : firstSegmentTerms
}

/** The segments that one shopper is of now. */
export async function findSegments(at: Date | null, accountId: string, on: Queryable = db()): Promise<SegmentCode[]> {
  const found = await row<{ segments: SegmentCode[] }>(
    'select segments_of($1, coalesce($2::timestamptz, now())) as segments',
    [accountId, at],
    on,
  )
  return found?.segments ?? []
}

export type SegmentVersion = {
  versionId: number
  terms: SegmentTerms
  reason: string
  createdAt: Date
  byName: string | null
}

/** Every statement of the cuts, newest first. */
export async function listSegmentVersions({ on }: Pick<Context, 'on'>): Promise<SegmentVersion[]> {
  const found = await rows<Omit<SegmentVersion, 'terms'> & { terms: unknown }>(
    `select s.version_id as "versionId", s.terms, s.reason, s.created_at as "createdAt", a.name as "byName"
     from segment_terms s left join account a on a.id = s.created_by order by s.created_at desc, s.version_id desc limit 50`,
    [],
    on,
  )
  return found.map((one) => ({ ...one, terms: segmentTermsSchema.parse(one.terms) }))
}
