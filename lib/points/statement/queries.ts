import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'

type Reader = Pick<Context, 'on'>

/** What a shopper had at a moment, bucket by bucket; a debt is what is owed. */
export type Buckets = { available: number; pending: number; held: number; debt: number }

const sums = (amount: string) => `
  coalesce(sum(${amount}) filter (where e.bucket = 'available'), 0)::int8 as available,
  coalesce(sum(${amount}) filter (where e.bucket = 'pending'), 0)::int8 as pending,
  coalesce(sum(${amount}) filter (where e.bucket = 'held'), 0)::int8 as held,
  -coalesce(sum(${amount}) filter (where e.bucket = 'debt'), 0)::int8 as debt`

/**
 * The balance of any past instant, that instant counted: the entries written until then, added up. It reads this
 * shopper's postings and nobody else's, however long the journal.
 */
export async function getPointsAsOf(ctx: Reader, accountId: string, at: Date): Promise<Buckets> {
  const found = await row<Buckets>(
    `select ${sums('e.amount_points')} from posting p join entry e on e.posting_id = p.id and e.account_id = $1
     where p.account_id = $1 and p.at <= $2`,
    [accountId, at],
    ctx.on,
  )
  return found ?? { available: 0, pending: 0, held: 0, debt: 0 }
}

/** A moment that is named in the shop's own time (2026-03-01T09:30), as an instant; null for one that is none. */
export async function shopInstant(ctx: Reader, local: string): Promise<Date | null> {
  const found = await row<{ at: Date }>(
    'select $1::timestamp at time zone time_zone as at from shop where id = 1',
    [local],
    ctx.on,
  )
  return found?.at ?? null
}

/** Now, by the database's clock: the one that postings are dated by. */
export async function databaseNow(ctx: Reader): Promise<Date> {
  const found = await row<{ at: Date }>('select now() as at', [], ctx.on)
  invariant(found !== null, 'a database knows the time')
  return found.at
}

/** What stands above and below the lines of a statement. `upTo` is the newest posting that belongs to it. */
export type StatementFrame = {
  shopName: { zh: string; en: string }
  currency: string
  timeZone: string
  shopper: { id: string; name: string; email: string }
  from: string
  to: string
  startsAt: Date
  endsAt: Date
  madeAt: Date
  upTo: number
  opening: Buckets
  closing: Buckets
}

type FrameRow = Omit<StatementFrame, 'opening' | 'closing'> & { openings: Buckets; closings: Buckets }

const bucketsBefore = (moment: string) => `(select row_to_json(x) from (select ${sums('e.amount_points')}
  from posting p join entry e on e.posting_id = p.id and e.account_id = f.id
  where p.account_id = f.id and p.id <= f.newest and p.at < f.${moment}) x)`

/** The frame of a shopper's statement; null for a shopper who is not there. Days are the shop's. */
export async function findStatement(
  ctx: Reader,
  accountId: string,
  days: { from: string; to: string },
): Promise<StatementFrame | null> {
  const found = await row<FrameRow>(
    `with f as (select a.id, a.name, a.email, s.name_zh, s.name_en, s.currency, s.time_zone, now() as made,
       $2::timestamp at time zone s.time_zone as starts, ($3::date + 1)::timestamp at time zone s.time_zone as ends,
       coalesce((select max(p.id) from posting p where p.account_id = a.id), 0) as newest
     from account a cross join shop s where a.id = $1)
     select json_build_object('zh', name_zh, 'en', name_en) as "shopName", currency, time_zone as "timeZone",
       json_build_object('id', id, 'name', name, 'email', email) as shopper, $2::text as "from", $3::text as "to",
       starts as "startsAt", ends as "endsAt", made as "madeAt", newest as "upTo",
       ${bucketsBefore('starts')} as openings, ${bucketsBefore('ends')} as closings
     from f`,
    [accountId, days.from, days.to],
    ctx.on,
  )
  if (!found) return null
  const { openings, closings, ...frame } = found
  return { ...frame, opening: openings, closing: closings }
}

/** One posting in a statement: what it changed, bucket by bucket. Or what was due and not given: no posting, and nought. */
export type StatementLine = Buckets & {
  /** null of what was not given */
  id: number | null
  at: Date
  kind: string
  explanation: Readonly<Record<string, unknown>>
  orderNumber: string | null
  /** tells two of one instant apart; a posting is told by its id */
  key: string
}

const LINES_AT_ONCE = 1_000

type Place = Pick<StatementLine, 'at' | 'id' | 'key'>

// What was not given stands after the postings of its instant; no posting gets so far.
const AFTER_POSTINGS = 9_007_199_254_740_991

/** The lines of a statement in the order in which they happened, some at a time: a long one never stands in memory. */
export async function* streamStatementLines(ctx: Reader, frame: StatementFrame): AsyncGenerator<StatementLine[]> {
  let after: Place = { at: frame.startsAt, id: 0, key: '' }
  for (;;) {
    const lines = await rows<StatementLine>(
      `with page as (
         select * from (
           (select p.id, p.at, p.kind, p.explanation, p.source, '' as key from posting p
            where p.account_id = $1 and p.id <= $2 and p.at < $3 and (p.at, p.id) > ($4, $5)
            order by p.at, p.id limit ${LINES_AT_ONCE})
           union all
           (select ${AFTER_POSTINGS}, t.at, 'not-given', t.explanation || jsonb_build_object('askedPoints', t.asked_points, 'because', t.reason),
              t.source, t.key from award_attempt t
            where t.account_id = $1 and t.at < $3 and (t.at, ${AFTER_POSTINGS}, t.key) > ($4, $5, $6)
            order by t.at, t.key limit ${LINES_AT_ONCE})) both_kinds
         order by at, id, key limit ${LINES_AT_ONCE})
       select nullif(page.id, ${AFTER_POSTINGS}) as id, page.at, page.kind, page.explanation, page.key, (select o.number::text from shop_order o
           where o.id = case when page.source ~ '^order:[0-9a-f-]{36}$' then substr(page.source, 7)::uuid end) as "orderNumber", x.*
       from page cross join lateral (select ${sums('e.amount_points')} from entry e
         where e.posting_id = page.id and e.account_id = $1) x
       order by page.at, page.id, page.key`,
      [frame.shopper.id, frame.upTo, frame.endsAt, after.at, after.id ?? AFTER_POSTINGS, after.key],
      ctx.on,
    )
    const last = lines.at(-1)
    if (!last) return
    yield lines
    if (lines.length < LINES_AT_ONCE) return
    after = last
  }
}
