import { afterEach, beforeAll, expect, test } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import { changedFields } from '@/lib/audit/rules'
import { auditFilterSchema } from '@/lib/audit/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { give, newShopper } from '@/lib/points/ledger.fixture'
import { isShopSettled } from './queries'
import { saveShop } from './save-shop'
import type { SaveShop } from './schema'

useTestDatabase()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const abroad: SaveShop = {
  nameZh: '街角',
  nameEn: 'Ecke',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  supportEmail: 'help@shop.test',
  shippingFlatMinor: 800,
  shippingFreeOverMinor: null,
  shippingAbroadMinor: 9000,
  returnWindowDays: 14,
  deliveredAfterDays: 10,
  shortfall: 'refund',
  pointsGraceDays: 30,
  paymentMethods: ['card'],
  reason: '开在柏林',
}

const standing = async () => (await db().query('select currency, time_zone from shop')).rows[0]

/** An order as it is written at the till, quoted in some money. */
const order = (currency: string) =>
  `insert into shop_order (id, request_id, input_hash, email, locale, state, currency, goods_minor, coupon_minor, points_minor, shipping_minor,
     total_minor, spent_points, award_points, address, hold_expires_at, placed_at, cancelled_at)
   values (gen_random_uuid(), gen_random_uuid(), '', 'a@shop.test', 'en', 'cancelled', '${currency}', 100, 0, 0, 0, 100, 0, 0, '{}', now(), now(), now())`

/** Until somebody waits for a table that another is holding. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await db().query(`select 1 from pg_locks where not granted and relation = 'shop_order'::regclass`)
    if (rows.length > 0) return
  }
}

test('currency and time zone are chosen while nothing is counted in them, and the record says from what', async () => {
  const ctx = await staff()
  expect(await saveShop(ctx, abroad)).toMatchObject({ ok: true })
  expect(await standing()).toEqual({ currency: 'EUR', time_zone: 'Europe/Berlin' })
  const { entries } = await listAudit(ctx, auditFilterSchema.parse({ action: 'shop.settings' }))
  const changes = changedFields(entries[0]?.before ?? null, entries[0]?.after ?? null)
  expect(changes).toContainEqual({ field: 'currency', before: 'CNY', after: 'EUR' })
  expect(await isShopSettled(ctx)).toBe(false)
})

test('a zone that the database does not know is refused', async () => {
  expect(await saveShop(await staff(), { ...abroad, timeZone: 'Mars/Olympus' })).toMatchObject({
    refusal: 'time-zone-unknown',
  })
})

test('an order that was quoted in the money of before is not written', async () => {
  const desk = await db().connect()
  await desk.query('begin')
  await desk.query(`update shop set currency = 'GBP'`)
  const placed = db().query(order('EUR'))
  const outcome = placed.then(
    () => 'written',
    (error: Error) => error.message,
  )
  await someoneWaits()
  await desk.query('commit')
  desk.release()
  expect(await outcome).toBe('price-changed')
  await db().query(`update shop set currency = 'EUR'`)
})

test('the first order is waited for while it is being written, and then they stand', async () => {
  const till = await db().connect()
  await till.query('begin')
  await till.query(order('EUR'))
  const saved = saveShop(await staff(), { ...abroad, currency: 'USD' })
  await someoneWaits()
  await till.query('commit')
  till.release()
  expect(await saved).toMatchObject({ refusal: 'shop-settled' })
  expect(await standing()).toEqual({ currency: 'EUR', time_zone: 'Europe/Berlin' })
  expect(await saveShop(await staff(), { ...abroad, timeZone: 'UTC' })).toMatchObject({ refusal: 'shop-settled' })
  expect(await saveShop(await staff(), { ...abroad, nameEn: 'Corner' })).toMatchObject({ ok: true })
})

test('points alone are enough for them to stand', async () => {
  await db().query('delete from shop_order')
  expect(await isShopSettled({ on: db() })).toBe(false)
  await give(await newShopper(), 5)
  expect(await saveShop(await staff(), { ...abroad, currency: 'USD' })).toMatchObject({ refusal: 'shop-settled' })
})
