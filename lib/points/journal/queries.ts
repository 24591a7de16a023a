import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { Fields, Seal, SealedPosting } from './rules'

type Reader = Pick<Context, 'on'>

/** How many postings wait for a seal, and for how long the oldest of them. */
export async function journalLag(ctx: Reader): Promise<{ postings: number; seconds: number }> {
  const found = await row<{ postings: number; seconds: number }>(
    `select count(*) as postings, coalesce(extract(epoch from now() - min(at)), 0)::int as seconds
     from (select at from posting where id > coalesce((select max(last_posting) from journal_seal), 0) limit 10000) x`,
    [],
    ctx.on,
  )
  return found ?? { postings: 0, seconds: 0 }
}

/** The seals after one, oldest first. */
export function listSeals(ctx: Reader, after: number, most: number): Promise<Seal[]> {
  return rows<Seal>(
    `select id, first_posting as "firstPosting", last_posting as "lastPosting", postings, marks, previous, hash,
       (extract(epoch from at) * 1000)::int8::text as at
     from journal_seal where id > $1 order by id limit $2`,
    [after, most],
    ctx.on,
  )
}

export type SealEnd = Pick<Seal, 'id' | 'lastPosting' | 'hash'> & { seals: number }

/** The newest seal, and how many there are; null before the first. */
export function findLastSeal(ctx: Reader): Promise<SealEnd | null> {
  return row<SealEnd>(
    `select id, last_posting as "lastPosting", hash, (select count(*) from journal_seal) as seals
     from journal_seal order by id desc limit 1`,
    [],
    ctx.on,
  )
}

type Part = { id: number; fields: Fields }

// Fields as text, in the order that prisma/functions/journal-seal.sql hashes them.
const POSTINGS = `select id, array[id::text, key, encode(input_hash, 'hex'), kind, account_id::text, source, explanation::text,
    reverses::text, actor_id::text, ((extract(epoch from at) * 1000)::int8)::text] as fields
  from posting where id > $1 and id <= $2 order by id`
const ENTRIES = `select posting_id as id, array[id::text, account_id::text, bucket, amount_points::text, balance_after::text] as fields
  from entry e where posting_id > $1 and posting_id <= $2 order by posting_id, e.id`
const USES = `select posting_id as id, array[lot_id::text, amount_points::text] as fields
  from lot_use where posting_id > $1 and posting_id <= $2 order by posting_id, lot_id`
const LOTS = `select posting_id as id, array[id::text, account_id::text, source, original_points::text, funding, terms_version::text] as fields
  from lot l where posting_id > $1 and posting_id <= $2 order by posting_id, l.id`

/** The postings after one and up to another, with everything they did, as they stand now. */
export async function listSealedPostings(ctx: Reader, after: number, upTo: number): Promise<SealedPosting[]> {
  const [postings, ...parts] = await Promise.all(
    [POSTINGS, ENTRIES, USES, LOTS].map((text) => rows<Part>(text, [after, upTo], ctx.on)),
  )
  const [entries, uses, lots] = parts.map((found) => {
    const byPosting = new Map<number, Fields[]>()
    for (const { id, fields } of found) byPosting.set(id, [...(byPosting.get(id) ?? []), fields])
    return byPosting
  })
  return (postings ?? []).map(({ id, fields }) => ({
    id,
    posting: fields,
    entries: entries?.get(id) ?? [],
    uses: uses?.get(id) ?? [],
    lots: lots?.get(id) ?? [],
  }))
}
