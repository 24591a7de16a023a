// What one completed order writes to PostgreSQL's log, by table and kind of record, counted from the log itself:
// `node --import tsx scripts/bench/wal.ts`. Cart, order, pay page and payment go through the shop's own verbs; half of the
// orders are paid in part with points. Full-page images are left out: they depend on checkpoints, not on us.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { putInCart } from '@/lib/cart/put-in-cart'
import { placeOrder } from '@/lib/checkout/place-order'
import { connectTo, disconnect } from '@/lib/db/client'
import type { Context } from '@/lib/gate/context'
import { attachSession, settle } from '@/lib/orders/store'
import { home } from '@/lib/shoppers/address.fixture'
import { startTestDatabase } from '../lib/test-database.mjs'
import { FILL, PRICE_MINOR, TERMS } from './fill'

const CLIENTS = 8
const WARM = 600
const ORDERS = 1_200

const POINTS = 1_000

process.env.NEXTAUTH_SECRET ??= 'only-for-counting-what-an-order-writes'
process.env.DATABASE_URL ??= 'postgresql://unused'

type Shop = { pool: pg.Pool; members: { id: string; email: string }[]; variants: string[] }

async function fill(pool: pg.Pool): Promise<Shop> {
  await pool.query(FILL)
  await pool.query("insert into points_terms (effective_from, terms, reason) values ('2020-01-01', $1, 'bench')", [
    JSON.stringify(TERMS),
  ])
  await pool.query('create extension pg_walinspect')
  await pool.query('vacuum analyze')
  const { rows: members } = await pool.query<{ id: string; email: string }>('select id, email from account')
  const { rows: variants } = await pool.query<{ id: string }>('select id from variant')
  return { pool, members, variants: variants.map(({ id }) => id) }
}

/** One order from cart to settled payment, as a member of the shop. */
async function order({ pool, members, variants }: Shop, i: number): Promise<void> {
  const member = members[i % members.length]
  const variantId = variants[(i * 7) % variants.length]
  if (!member || !variantId) throw new Error('an empty shop')
  const ctx: Context = {
    actor: { id: member.id, email: member.email, name: '', staffRole: null },
    visitorHash: null,
    locale: 'zh-CN',
    at: null,
    on: pool,
  }
  const points = i % 2 === 0 ? POINTS : 0
  await putInCart(ctx, { variantId, quantity: 1, mode: 'set' })
  const placed = await placeOrder(ctx, {
    requestId: randomUUID(),
    email: member.email,
    address: home,
    couponId: null,
    grantId: null,
    points,
    expectedTotalMinor: PRICE_MINOR - points,
    lines: [{ variantId, quantity: 1 }],
    note: '',
    paymentMethod: null,
  })
  if (!placed.ok) throw new Error(placed.refusal)
  const { orderId } = placed.value
  const key = randomUUID().replaceAll('-', '')
  const session = `cs_test_${key}`
  await attachSession(orderId, session, `http://localhost:12111/pay/${session}`, pool)
  const settled = await settle(
    {
      orderId,
      paymentId: `pi_${key}`,
      amountMinor: PRICE_MINOR - points,
      currency: 'CNY',
      eventId: `evt_${key}`,
      at: null,
    },
    pool,
  )
  if (!settled.ok) throw new Error(settled.refusal)
}

async function many(shop: Shop, from: number, to: number): Promise<void> {
  let next = from
  const work = async () => {
    for (let i = next++; i < to; i = next++) await order(shop, i)
  }
  await Promise.all(Array.from({ length: CLIENTS }, work))
}

// A record that touches several pages is counted once, at the first.
const BY_TABLE = `
select coalesce(c.relname, '(no table)') as "table", r.resource_manager || ' ' || r.record_type as record,
  count(*)::float8 / $3 as times, sum(r.record_length - r.fpi_length)::float8 / $3 as bytes
from pg_get_wal_records_info($1, $2) r
left join pg_get_wal_block_info($1, $2, false) b on b.start_lsn = r.start_lsn and b.block_id = 0
left join pg_class c on c.relfilenode = b.relfilenode
group by 1, 2 order by 4 desc`

async function count(shop: Shop): Promise<void> {
  const lsn = async () =>
    (await shop.pool.query<{ lsn: string }>('select pg_current_wal_insert_lsn() as lsn')).rows[0]?.lsn
  await many(shop, 0, WARM)
  const from = await lsn()
  // each by a member who orders for the first time: the cart is made too
  await many(shop, WARM, WARM + ORDERS)
  const to = await lsn()
  const { rows } = await shop.pool.query<{ table: string; record: string; times: number; bytes: number }>(BY_TABLE, [
    from,
    to,
    ORDERS,
  ])
  for (const { table, record, times, bytes } of rows.filter((found) => found.bytes >= 5))
    console.log(
      `${table.padEnd(34)} ${record.padEnd(26)} ${times.toFixed(2).padStart(6)} ${bytes.toFixed(0).padStart(6)}`,
    )
  const records = rows.reduce((sum, found) => sum + found.times, 0)
  const bytes = rows.reduce((sum, found) => sum + found.bytes, 0)
  const { rows: whole } = await shop.pool.query<{ bytes: number }>(
    'select ($2::pg_lsn - $1::pg_lsn)::float8 as bytes',
    [from, to],
  )
  const log = (whole[0]?.bytes ?? 0) / ORDERS
  console.log(
    `\nan order: ${records.toFixed(1)} records of ${(bytes / 1024).toFixed(2)} kB; the log grew by ${(log / 1024).toFixed(2)} kB`,
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
  await count(await fill(pool))
  const { rows } = await pool.query('select id from invariant_report() where violations > 0')
  if (rows.length > 0) throw new Error(`the books do not balance: ${JSON.stringify(rows)}`)
} finally {
  await disconnect()
  const again = connectTo(database.adminUrl, 1)
  await again.query(`drop database if exists ${name} with (force)`)
  await disconnect()
  await database.stop()
}
