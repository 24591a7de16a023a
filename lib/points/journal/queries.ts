import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { type DigestOf, type Fields, postingDigest, type Seal, type SealedPosting } from './rules'
import type { Anchor, AnchoredSeal } from './schema'

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
const ENTRIES = `select posting_id as id, array[id::text, account_id::text, bucket, amount_points::text, balance_after::text, budget_id::text] as fields
  from entry e where posting_id > $1 and posting_id <= $2 order by posting_id, e.id`
const USES = `select posting_id as id, array[lot_id::text, amount_points::text] as fields
  from lot_use where posting_id > $1 and posting_id <= $2 order by posting_id, lot_id`
const LOTS = `select posting_id as id, array[id::text, lot_issued_to(l)::text, source, original_points::text, funding, terms_version::text, budget_id::text] as fields
  from lot l where posting_id > $1 and posting_id <= $2 order by posting_id, l.id`

/** The postings after one and up to another, with everything they did, as they stand now. */
export async function listSealedPostings(ctx: Reader, after: number, upTo: number): Promise<SealedPosting[]> {
  // one after another: a verification reads over one connection
  const read = (text: string) => rows<Part>(text, [after, upTo], ctx.on)
  const postings = await read(POSTINGS)
  const parts = [await read(ENTRIES), await read(USES), await read(LOTS)]
  const [entries, uses, lots] = parts.map((found) => {
    const byPosting = new Map<number, Fields[]>()
    for (const { id, fields } of found) byPosting.set(id, [...(byPosting.get(id) ?? []), fields])
    return byPosting
  })
  return postings.map(({ id, fields }) => ({
    id,
    posting: fields,
    entries: entries?.get(id) ?? [],
    uses: uses?.get(id) ?? [],
    lots: lots?.get(id) ?? [],
  }))
}

/** Every entry up to a posting, by bucket: what an anchor says of the whole ledger. */
export async function ledgerTotals(
  ctx: Reader,
  upTo: number,
): Promise<{ entries: number; totals: Record<string, number> }> {
  const found = await rows<{ bucket: string; entries: number; points: number }>(
    `select bucket, count(*) as entries, sum(amount_points)::int8 as points from entry where posting_id <= $1 group by bucket order by bucket`,
    [upTo],
    ctx.on,
  )
  return {
    entries: found.reduce((sum, { entries }) => sum + entries, 0),
    totals: Object.fromEntries(found.map(({ bucket, points }) => [bucket, points])),
  }
}

/** How many postings a seal and those before it cover. */
export async function countSealed(ctx: Reader, seal: number): Promise<number> {
  const found = await row<{ postings: number }>(
    'select coalesce(sum(postings), 0)::int8 as postings from journal_seal where id <= $1',
    [seal],
    ctx.on,
  )
  return found?.postings ?? 0
}

/** The newest posting that stands, and how many stand after a sealed one. */
export async function journalEnd(ctx: Reader, sealed: number): Promise<{ last: number; unsealed: number }> {
  const found = await row<{ last: number; unsealed: number }>(
    `select coalesce((select max(id) from posting), 0) as last, (select count(*) from posting where id > $1) as unsealed`,
    [sealed],
    ctx.on,
  )
  return found ?? { last: 0, unsealed: 0 }
}

/** A row of seals over rows that never change: how both are read, and how a row is hashed. */
export type Chain<T extends { id: number }> = {
  seals: (ctx: Reader, after: number, most: number) => Promise<Seal[]>
  last: (ctx: Reader) => Promise<SealEnd | null>
  /** the rows after one and up to another, as they stand now */
  standing: (ctx: Reader, after: number, upTo: number) => Promise<T[]>
  end: (ctx: Reader, sealed: number) => Promise<{ last: number; unsealed: number }>
  digestOf: DigestOf<T>
  anchored: (anchors: readonly Anchor[]) => readonly AnchoredSeal[]
}

/** The journal under its seals. */
export const journalChain: Chain<SealedPosting> = {
  seals: listSeals,
  last: findLastSeal,
  standing: listSealedPostings,
  end: journalEnd,
  digestOf: postingDigest,
  anchored: (anchors) => anchors,
}

/** How far the record of deeds is sealed: a day outside says it with the journal's. */
export async function findAuditEnd(ctx: Reader): Promise<Anchor['audit']> {
  const found = await row<{ seal: number; hash: string; last: number }>(
    `select id as seal, encode(hash, 'hex') as hash, last_deed as last from audit_seal order by id desc limit 1`,
    [],
    ctx.on,
  )
  return found ?? undefined
}

/** The day that it is at the shop. */
export async function shopDay(ctx: Pick<Context, 'on' | 'at'>): Promise<string | null> {
  const found = await row<{ day: string }>(
    `select to_char(coalesce($1::timestamptz, now()) at time zone time_zone, 'YYYY-MM-DD') as day from shop where id = 1`,
    [ctx.at],
    ctx.on,
  )
  return found?.day ?? null
}

// A cursor: the whole is read once, and never stands in memory.
async function* streamed<T extends Record<string, unknown>>(
  ctx: Reader,
  name: string,
  text: string,
): AsyncGenerator<T[]> {
  await ctx.on.query(`declare ${name} no scroll cursor for ${text}`)
  for (;;) {
    const { rows: found } = await ctx.on.query<T>(`fetch 2000 from ${name}`)
    if (found.length === 0) break
    yield found
  }
  await ctx.on.query(`close ${name}`)
}

export type KeptBalance = { account: string; sums: Record<string, number> | null; kept: Record<string, unknown> | null }

/** Each shopper's entries added up by bucket, beside the balance that the tables keep. Inside a transaction. */
export const streamBalances = (ctx: Reader): AsyncGenerator<KeptBalance[]> =>
  streamed<KeptBalance>(
    ctx,
    'rebuilt_balances',
    `select coalesce(e.account_id, b.account_id)::text as account, e.sums, to_jsonb(b) as kept from
       (select account_id, jsonb_object_agg(bucket, points) as sums from
         (select account_id, bucket, sum(amount_points) as points from entry where account_id is not null group by 1, 2) x group by 1) e
     full join points_balance b on b.account_id = e.account_id`,
  )

export type KeptLot = { id: number; originalPoints: number; remainingPoints: number; usedPoints: number }

/** Each lot with what was ever taken out of it. Inside a transaction. */
export const streamLots = (ctx: Reader): AsyncGenerator<KeptLot[]> =>
  streamed<KeptLot>(
    ctx,
    'rebuilt_lots',
    `select l.id, l.original_points as "originalPoints", l.remaining_points as "remainingPoints",
       coalesce(u.points, 0)::int8 as "usedPoints"
     from lot l left join (select lot_id, sum(amount_points) as points from lot_use group by lot_id) u on u.lot_id = l.id`,
  )

/** Postings whose entries do not say the balance that they led to. A debt is kept positive and written negative. */
export function listWrongRunningBalances(ctx: Reader): Promise<{ posting: number; bucket: string }[]> {
  return rows(
    `select posting_id as posting, bucket from (
       select posting_id, bucket, balance_after, sum(amount_points) over (partition by account_id, bucket order by id) as points
       from entry where account_id is not null) x
     where balance_after <> case bucket when 'debt' then -points else points end order by posting_id limit 100`,
    [],
    ctx.on,
  )
}

/** The laws of the books that do not hold, of how many. */
export async function listBrokenLaws(
  ctx: Reader,
): Promise<{ laws: number; broken: { id: string; violations: number }[] }> {
  const found = await rows<{ id: string; violations: number }>(
    'select id, violations from invariant_report() order by id',
    [],
    ctx.on,
  )
  return { laws: found.length, broken: found.filter(({ violations }) => violations > 0) }
}
