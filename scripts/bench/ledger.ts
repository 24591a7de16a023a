// What the ledger costs, as ratios within one run on one PostgreSQL: `node --import tsx scripts/bench/ledger.ts`.
//   post / by hand    an award of points against the two statements one would write without a ledger
//   1,000 lots / 1    a spend of a shopper with a thousand live lots against one with a single lot
// Rounds alternate, so that another program's load falls on both sides; medians are compared.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { connectTo, disconnect } from '@/lib/db/client'
import { startTestDatabase } from '../lib/test-database.mjs'

const ROUNDS = 7
const CLIENTS = 8
const CALLS = 1_500
const LOTS = 1_000

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Calls per second of `CALLS` calls by `CLIENTS` clients. */
async function rate(call: (i: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let i = next++; i < CALLS; i = next++) await call(i)
    }),
  )
  return (CALLS / (performance.now() - began)) * 1_000
}

async function shoppers(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await pool.query(`insert into account (id, email) select x, x || '@bench.test' from unnest($1::uuid[]) x`, [ids])
  return ids
}

const AWARD = `select points_award($1, $2, 'manual', 'bench', $3, '{}', null, now() + interval '1 year', 'spend', null, null, null)`
const SPEND = `select points_spend($1, $2, 'spend', 'bench', 1, '{}', null)`

async function compare(name: string, base: () => Promise<number>, other: () => Promise<number>): Promise<void> {
  const rounds: [number, number][] = []
  await base()
  await other()
  for (let i = 0; i < ROUNDS; i++) rounds.push([await base(), await other()])
  const [a, b] = [median(rounds.map(([x]) => x)), median(rounds.map(([, y]) => y))]
  const worst = Math.min(...rounds.map(([x, y]) => y / x))
  console.log(
    `${name.padEnd(36)} ${a.toFixed(0).padStart(8)}/s ${b.toFixed(0).padStart(8)}/s   ${(b / a).toFixed(2)} (worst round ${worst.toFixed(2)})`,
  )
}

async function byHand(pool: pg.Pool): Promise<void> {
  await pool.query(`create table plain_balance (account_id uuid primary key, points bigint not null);
    create table plain_line (id bigserial primary key, account_id uuid not null, points bigint not null, at timestamptz not null);`)
  const ids = await shoppers(pool, 200)
  await pool.query('insert into plain_balance select x, 0 from unnest($1::uuid[]) x', [ids])
  const of = (i: number) => ids[i % ids.length]
  const plain = async (i: number) => {
    await pool.query({
      name: 'up',
      text: 'update plain_balance set points = points + 1 where account_id = $1',
      values: [of(i)],
    })
    await pool.query({
      name: 'in',
      text: 'insert into plain_line (account_id, points, at) values ($1, 1, now())',
      values: [of(i)],
    })
  }
  const post = (i: number) => pool.query({ name: 'award', text: AWARD, values: [of(i), randomUUID(), 1] })
  await compare(
    'by hand → ledger award',
    () => rate(plain),
    () => rate(post),
  )
}

async function manyLots(pool: pg.Pool): Promise<void> {
  const [few, many] = [await shoppers(pool, CLIENTS), await shoppers(pool, CLIENTS)]
  for (const id of few) await pool.query(AWARD, [id, randomUUID(), 1_000_000])
  for (const id of many) {
    await pool.query(
      `select points_award($1::uuid, $1::text || ':' || n, 'manual', 'bench', 1000, '{}', null, now() + make_interval(days => n), 'spend', null, null, null)
      from generate_series(1, ${LOTS}) n`,
      [id],
    )
  }
  await pool.query('analyze')
  const spend = (ids: string[]) => (i: number) =>
    pool.query({ name: 'spend', text: SPEND, values: [ids[i % ids.length], randomUUID()] })
  await compare(
    'spend: 1 lot → 1,000 lots',
    () => rate(spend(few)),
    () => rate(spend(many)),
  )
}

const database = await startTestDatabase()
const name = `bench_${process.pid}`
const admin = connectTo(database.adminUrl, 1)
await admin.query(`create database ${name} template ${database.template}`)
await disconnect()
const url = new URL(database.adminUrl)
url.pathname = `/${name}`
const pool = connectTo(url.toString(), CLIENTS)
try {
  console.log(`${CLIENTS} clients, ${ROUNDS} rounds of ${CALLS} calls; this server does not fsync\n`)
  await byHand(pool)
  await manyLots(pool)
  const { rows } = await pool.query('select id from invariant_report() where violations > 0')
  console.log(rows.length === 0 ? '\nthe books balance' : `\nthe books do NOT balance: ${JSON.stringify(rows)}`)
} finally {
  await disconnect()
  const again = connectTo(database.adminUrl, 1)
  await again.query(`drop database if exists ${name} with (force)`)
  await disconnect()
  await database.stop()
}
