import { createHash, randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Context } from '@/lib/gate/context'

/** A visitor without an account, known by a cookie. */
export function guest(name: string = randomUUID()): Context {
  return { actor: null, visitorHash: createHash('sha256').update(name).digest(), locale: 'zh-CN', at: null, on: db() }
}

export async function member(): Promise<Context & { actor: NonNullable<Context['actor']> }> {
  const email = `${randomUUID()}@shop.test`
  const { rows } = await db().query<{ id: string }>('insert into account (email) values ($1) returning id', [email])
  const id = rows[0]?.id ?? ''
  return { actor: { id, email, name: '', staffRole: null }, visitorHash: null, locale: 'zh-CN', at: null, on: db() }
}

/** Puts a product with one variant on the shelf and answers the variant's id. */
export async function onShelf({ stock = 10, priceMinor = 1990, status = 'active' } = {}): Promise<string> {
  const { rows } = await db().query<{ id: string }>(
    `with p as (insert into product (slug, title_zh, title_en, status) values ($1, '粗陶杯', 'Stoneware cup', $3::product_status) returning id)
     insert into variant (product_id, price_minor) select id, $2 from p returning id`,
    [randomUUID(), priceMinor, status],
  )
  const id = rows[0]?.id ?? ''
  if (stock > 0) await db().query(`select move_stock($1, $2, 'receive', null, null, null)`, [id, stock])
  return id
}

export async function openShop(): Promise<void> {
  await db().query(
    `insert into shop (name_zh, name_en, support_email, shipping_free_over_minor) values ('店', 'Shop', 'a@b.test', 9900) on conflict do nothing`,
  )
  const earning = {
    ratePointsPerUnit: 1,
    steps: [{ thresholdMinor: 19900, bonusPoints: 300 }],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  }
  const spending = { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5000 }
  await db().query(`insert into points_terms (effective_from, terms, reason) values ('2020-01-01', $1, 'test')`, [
    JSON.stringify({ earning, spending }),
  ])
}
