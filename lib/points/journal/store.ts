import { inTransaction, type Queryable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok } from '@/lib/kernel/result'
import type { Anchor } from './schema'

export type AnchorLetter = Pick<Anchor, 'day' | 'seal' | 'postings'> & { line: string }

/** The newest posting below which none can still appear; null while a writer keeps us waiting longer than this. */
export async function settledPosting(on: Queryable, patienceMs: number): Promise<number | null> {
  return (await row<{ id: number | null }>('select journal_settled($1) as id', [patienceMs], on))?.id ?? null
}

/** One more seal over what comes next, up to a settled posting; answers how many postings it covers. */
export async function sealNext(on: Queryable, upTo: number, most: number, at: Date | null): Promise<number> {
  return (
    (await row<{ sealed: number }>('select journal_seal_next($1, $2, $3) as sealed', [upTo, most, at], on))?.sealed ?? 0
  )
}

const ANCHOR_LOCK = 7_270_737

/** One writer of anchors at a time; what it queues is there when its line is, or neither. */
export async function whileAnchoring(work: (on: Queryable) => Promise<number>): Promise<number> {
  const done = await inTransaction<number, never>(async (on) => {
    await row('select pg_advisory_xact_lock($1)', [ANCHOR_LOCK], on)
    return ok(await work(on))
  })
  return done.ok ? done.value : 0
}

/** One picture of the whole, however much is written meanwhile. */
export async function whileReading<V>(work: (on: Queryable) => Promise<V>): Promise<V> {
  const done = await inTransaction<V, never>(async (on) => {
    await on.query('set transaction isolation level repeatable read read only')
    await on.query('set local statement_timeout = 0')
    return ok(await work(on))
  })
  invariant(done.ok, 'reading refuses nothing')
  return done.value
}

/** Queues the letter that carries a day's line to the shop's own mailbox, once a day; answers what it is given. */
export async function mailAnchor(
  on: Queryable,
  { day, seal, postings, line }: AnchorLetter,
  written: number,
): Promise<number> {
  await row(
    `insert into mail_outbox (key, recipient, locale, template, params)
     select 'anchor:' || $1, lower(support_email), 'zh-CN', 'ledger-anchor',
       jsonb_build_object('day', $1::text, 'seal', $2::int8, 'postings', $3::int8, 'line', $4::text) from shop where id = 1
     on conflict (key) do nothing`,
    [day, seal, postings, line],
    on,
  )
  return written
}
