import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { type Buyer, contend, type Outcome, onShelf } from '../scripts/bench/contention'

// More hands than things, at two processes of the shop at once: where a lock in memory, or a read before a write, oversells.

const PRICE_MINOR = 20_000
const given = (name: string) => process.env[name] ?? ''
const urls = () => [given('APP_URL'), given('SECOND_WEB_URL')]
const at = (place: number) => urls()[place % 2] ?? ''

let database: pg.Pool
const shelved: string[] = []

test.skip(({ isMobile }) => isMobile, 'no page is looked at: once is enough')
test.beforeAll(() => {
  database = new pg.Pool({ connectionString: given('DATABASE_URL'), max: 4 })
})
test.afterAll(async () => {
  await database.query(
    `update product set status = 'archived' where id in (select product_id from variant where id = any($1::uuid[]))`,
    [shelved],
  )
  await database.end()
})

/** A thing on the shelf for one test, taken away when all are done. */
async function thing(stock: number): Promise<string> {
  const variantId = await onShelf(database, stock, PRICE_MINOR)
  shelved.push(variantId)
  return variantId
}

const guests = (count: number): Buyer[] =>
  Array.from({ length: count }, (_, place) => ({ cookie: '', email: `${randomUUID()}@shop.test`, url: at(place) }))

/** A member of this test's own with so many points, signed in as next-auth does it. */
async function memberWith(points: number): Promise<{ cookie: string; email: string }> {
  const email = `${randomUUID()}@shop.test`
  const { rows } = await database.query<{ id: string }>('insert into account (email) values ($1) returning id', [email])
  const id = rows[0]?.id ?? ''
  await database.query(
    `select points_award($1, $2, 'manual', 'test', $3, '{}', null, now() + interval '1 year', 'marketing', null, null, null)`,
    [id, `gift:${id}`, points],
  )
  const token = await encode({ token: { sub: id, epoch: 0 }, secret: given('NEXTAUTH_SECRET'), maxAge: 3600 })
  return { cookie: `next-auth.session-token=${token}`, email }
}

/** As many as there are got one; everybody else was told why, and nobody saw an error. */
async function expectClean(outcome: Outcome, sold: number, refusals: RegExp) {
  expect(outcome.strange).toEqual([])
  expect(outcome.sold).toBe(sold)
  expect(Object.keys(outcome.refusals).filter((refusal) => !refusals.test(refusal))).toEqual([])
  const { rows } = await database.query(
    `select id, what from invariant_report() where violations > 0 and id = any($1)`,
    [['I04', 'I05', 'I06', 'I20', 'I23', 'I24']],
  )
  expect(rows).toEqual([])
}

test('twenty pieces go to exactly twenty of sixty-four buyers at two processes', async () => {
  const variantId = await thing(20)
  const wishes = guests(64).map((buyer) => ({ buyer, variantId, priceMinor: PRICE_MINOR }))
  await expectClean(await contend(given('APP_URL'), wishes), 20, /^out-of-stock$/)
})

test('a coupon for one use is used once by thirty-two', async () => {
  const variantId = await thing(64)
  const { rows } = await database.query<{ id: string }>(
    `insert into coupon (code, title_zh, title_en, kind, amount_minor, usage_limit) values ($1, '券', 'Coupon', 'amount', 2000, 1) returning id`,
    [randomUUID().toUpperCase()],
  )
  const couponId = rows[0]?.id ?? ''
  const wishes = guests(32).map((buyer) => ({ buyer, variantId, priceMinor: PRICE_MINOR, couponId, offMinor: 2000 }))
  await expectClean(await contend(given('APP_URL'), wishes), 1, /^coupon-(used-up|unavailable)$/)
})

test('points for one order pay one order, from thirty-two tabs', async () => {
  const member = await memberWith(5000)
  const things = await Promise.all(Array.from({ length: 32 }, () => thing(1)))
  const wishes = things.map((variantId, place) => ({
    buyer: { ...member, url: at(place) },
    variantId,
    priceMinor: PRICE_MINOR,
    points: 5000,
  }))
  await expectClean(await contend(given('APP_URL'), wishes), 1, /^points-/)
})
