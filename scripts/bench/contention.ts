import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { home } from '@/lib/shoppers/address.fixture'
import { type Answer, ask } from './http-client'

/** A shopper at one of the shop's processes. */
export type Buyer = { cookie: string; email: string; url: string }
export type Wish = {
  buyer: Buyer
  variantId: string
  priceMinor: number
  points?: number
  couponId?: string
  offMinor?: number
}
export type Outcome = {
  sold: number
  refusals: Record<string, number>
  strange: string[]
  ms: number
  slowestMs: number
}

/** Puts a thing on the shelf, in so many pieces, last in every list; answers its variant. */
export async function onShelf(database: pg.Pool, stock: number, priceMinor: number): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `with p as (insert into product (slug, title_zh, title_en, status, created_at) values ($1, '抢购', 'In demand', 'active', '2000-01-01') returning id)
     insert into variant (product_id, price_minor) select id, $2 from p returning id`,
    [`in-demand-${randomUUID()}`, priceMinor],
  )
  const id = rows[0]?.id ?? ''
  await database.query(`select move_stock($1, $2, 'receive', null, null, null)`, [id, stock])
  return id
}

const post = (origin: string, path: string, buyer: Buyer, body: unknown): Promise<Answer> =>
  ask('POST', buyer.url + path, { cookie: buyer.cookie, body, headers: { origin } })

/** Fills a cart; a guest comes back with the cookie that the shop gave. */
async function withCart(origin: string, wish: Wish): Promise<Wish> {
  const line = { variantId: wish.variantId, quantity: 1, mode: 'set' }
  const answer = await post(origin, '/api/cart', wish.buyer, line)
  if (answer.status !== 200) throw new Error(`cart: ${answer.status} ${answer.text.slice(0, 200)}`)
  const given = answer.setCookie.map((cookie) => cookie.split(';')[0] ?? '')
  const cookie = [wish.buyer.cookie, ...given].filter(Boolean).join('; ')
  return { ...wish, buyer: { ...wish.buyer, cookie } }
}

function orderOf({ buyer, variantId, priceMinor, points = 0, couponId, offMinor = 0 }: Wish, shippingMinor: number) {
  return {
    requestId: randomUUID(),
    email: buyer.email,
    address: home,
    couponId: couponId ?? null,
    grantId: null,
    points,
    expectedTotalMinor: priceMinor - points - offMinor + shippingMinor,
    lines: [{ variantId, quantity: 1 }],
    note: '',
  }
}

/** All at once, over the processes that their buyers stand at. A clean answer is an order or a refusal by name. */
export async function contend(origin: string, wishes: readonly Wish[], shippingMinor = 0): Promise<Outcome> {
  const ready: Wish[] = []
  for (const wish of wishes) ready.push(await withCart(origin, wish))
  const from = performance.now()
  const answers = await Promise.all(
    ready.map(async (wish) => {
      const answer = await post(origin, '/api/checkout', wish.buyer, orderOf(wish, shippingMinor))
      return { answer, ms: performance.now() - from }
    }),
  )
  const outcome: Outcome = { sold: 0, refusals: {}, strange: [], ms: performance.now() - from, slowestMs: 0 }
  for (const { answer, ms } of answers) {
    outcome.slowestMs = Math.max(outcome.slowestMs, ms)
    const body: { ok?: boolean; refusal?: string } = answer.text.startsWith('{') ? JSON.parse(answer.text) : {}
    if (answer.status === 200 && body.ok) outcome.sold += 1
    else if (answer.status === 409 && body.refusal)
      outcome.refusals[body.refusal] = (outcome.refusals[body.refusal] ?? 0) + 1
    else outcome.strange.push(`${answer.status} ${answer.text.slice(0, 200)}`)
  }
  return outcome
}
