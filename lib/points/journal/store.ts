import { type Queryable, row } from '@/lib/db/sql'
import type { Anchor } from './schema'

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

/** One writer of anchors at a time, until its transaction ends. */
export async function lockAnchors(on: Queryable): Promise<void> {
  await row('select pg_advisory_xact_lock($1)', [ANCHOR_LOCK], on)
}

/** Queues the letter that carries an anchor to the shop's own mailbox, once a day; answers what it is given. */
export async function mailAnchor(on: Queryable, anchor: Anchor, written: number): Promise<number> {
  await row(
    `insert into mail_outbox (key, recipient, locale, template, params)
     select 'anchor:' || $1, lower(support_email), 'zh-CN', 'ledger-anchor', $2 from shop where id = 1
     on conflict (key) do nothing`,
    [anchor.day, JSON.stringify(anchor)],
    on,
  )
  return written
}
