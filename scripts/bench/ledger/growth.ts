import type pg from 'pg'
import { closedLoop, median } from '../closed-loop'
import { earn, giveLots, shoppers, spend } from './deeds'

// Whether the ledger slows down as it fills: lots of one shopper, rows of the journal.

const CLIENTS = 8

/** Spends a second as the shopper's live lots go from 1 to 1,000; rounds alternate. */
export async function byLots(pool: pg.Pool, seconds: number, rounds: number): Promise<void> {
  const sizes = [1, 20, 1_000]
  const groups = new Map<number, string[]>()
  for (const lots of sizes) {
    const ids = await shoppers(pool, CLIENTS)
    await giveLots(pool, ids, lots, Math.ceil(10_000_000 / lots))
    groups.set(lots, ids)
  }
  await pool.query('analyze')
  const rates = new Map<number, number[]>(sizes.map((size) => [size, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [lots, ids] of groups) {
      const load = await closedLoop(CLIENTS, seconds, (client) => spend(pool, ids[client] ?? '', 1))
      // the first round warms up
      if (round > 0) rates.get(lots)?.push(load.perSecond)
    }
  }
  const base = median(rates.get(1) ?? [])
  for (const [lots, found] of rates) say(`spend, ${lots} live lots`, median(found), base / median(found))
}

/** Earnings and spends a second as the journal goes from ten thousand rows to `most`. */
export async function byJournal(pool: pg.Pool, most: number, seconds: number): Promise<void> {
  const ids = await shoppers(pool, CLIENTS)
  await giveLots(pool, ids, 20, 1_000_000)
  let base: { earn: number; spend: number } | null = null
  for (let rows = 10_000; rows <= most; rows *= 10) {
    await fillTo(pool, rows)
    await closedLoop(CLIENTS, 1, (client) => earn(pool, ids[client] ?? ''))
    const earned = await closedLoop(CLIENTS, seconds, (client) => earn(pool, ids[client] ?? ''))
    const spent = await closedLoop(CLIENTS, seconds, (client) => spend(pool, ids[client] ?? '', 1))
    base ??= { earn: earned.perSecond, spend: spent.perSecond }
    say(`earn, ${rows.toLocaleString('en')} entries`, earned.perSecond, base.earn / earned.perSecond)
    say(`spend, ${rows.toLocaleString('en')} entries`, spent.perSecond, base.spend / spent.perSecond)
  }
}

const say = (what: string, perSecond: number, slower: number) =>
  console.log(
    `  ${what.padEnd(34)} ${perSecond.toFixed(0).padStart(7)}/s   ${slower.toFixed(2)} × the time of the smallest`,
  )

// Old postings of other shoppers, two entries each, written past the triggers: only their number matters here.
async function fillTo(pool: pg.Pool, entries: number): Promise<void> {
  const others = await shoppers(pool, 1_000)
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from entry')
    let missing = Math.max(0, Math.ceil((entries - (rows[0]?.n ?? 0)) / 2))
    await client.query('set session_replication_role = replica')
    for (; missing > 0; missing -= 250_000) {
      const now = Math.min(missing, 250_000)
      await client.query(
        `with p as (insert into posting (key, input_hash, kind, account_id, source, at)
            select gen_random_uuid()::text, '', 'manual', ($1::uuid[])[1 + n % 1000], 'fill', now() - make_interval(secs => n) from generate_series(1, $2) n
            returning id, account_id)
          insert into entry (posting_id, account_id, bucket, amount_points, balance_after)
          select p.id, x.account_id, x.bucket, x.amount, 1 from p, lateral (values (p.account_id, 'available', 1), (null::uuid, 'issued', -1)) x(account_id, bucket, amount)`,
        [others, now],
      )
      if (missing > now) process.stdout.write(`  ${missing - now} postings to fill …\r`)
    }
    await client.query('set session_replication_role = default')
    await client.query('analyze')
  } finally {
    client.release()
  }
}
