import { describe, expect, test } from 'vitest'
import { listAudit, listAuditChoices } from '@/lib/audit/queries'
import { changedFields } from '@/lib/audit/rules'
import { auditFilterSchema } from '@/lib/audit/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { checkBooks, findDrift, findShop } from './queries'
import { saveShop } from './save-shop'
import { saveShopSchema } from './schema'

useTestDatabase()

const settings = {
  nameZh: '街角',
  nameEn: 'Corner',
  supportEmail: 'help@shop.test',
  shippingFlatMinor: 800,
  shippingFreeOverMinor: null,
  shippingAbroadMinor: 9000,
  returnWindowDays: 14,
  reason: '换了快递',
}

describe('the shop’s settings', () => {
  test('are refused before there is a shop', async () => {
    expect(await saveShop(await staff(), settings)).toMatchObject({ refusal: 'shop-not-open' })
  })

  test('are saved with who changed them, why, and what they were', async () => {
    await openShop()
    const ctx = await staff()
    expect(await saveShop(ctx, settings)).toMatchObject({ ok: true })
    const { reason, ...stated } = settings
    expect(await findShop(ctx)).toMatchObject(stated)
    const { entries, total } = await listAudit(ctx, auditFilterSchema.parse({ action: 'shop.settings' }))
    expect(total).toBe(1)
    expect(entries[0]).toMatchObject({ actorName: '店长', reason, subject: 'shop' })
    expect(changedFields(entries[0]?.before ?? null, entries[0]?.after ?? null)).toContainEqual({
      field: 'shipping_flat_minor',
      before: 1200,
      after: 800,
    })
    expect(await listAuditChoices(ctx)).toMatchObject({ actions: ['shop.settings'], actors: [{ id: ctx.actor.id }] })
  })

  test.each([
    { shippingFlatMinor: -1 },
    { shippingFlatMinor: 1.5 },
    { returnWindowDays: 400 },
    { supportEmail: 'nobody' },
    { nameZh: ' ' },
    { reason: '' },
    { timeZone: 'UTC' },
  ])('%j never gets past the door', (wrong) => {
    expect(saveShopSchema.safeParse({ ...settings, ...wrong }).success).toBe(false)
  })
})

test('going through the books finds what was put wrong', async () => {
  const on = { on: db() }
  expect((await checkBooks(on)).value.broken).toEqual([])
  await db().query(
    `insert into points_balance (account_id, available_points) select id, 7 from account limit 1
     on conflict (account_id) do update set available_points = 7`,
  )
  const { value } = await checkBooks(on)
  expect(value.broken.map((law) => law.id)).toEqual(['I04', 'I05'])
})

test('the dashboard hears of the hourly check only when it failed', async () => {
  const on = { on: db() }
  expect(await findDrift(on)).toBeNull()
  await db().query(
    `insert into job_run (name, started_at, outcome, failures) values ('check-books', now(), '{"code": "laws-broken", "detail": "I04 ×1"}', 1)`,
  )
  expect(await findDrift(on)).toBe('I04 ×1')
  await db().query(
    `update job_run set failures = 0, outcome = '{"code": "laws-hold", "count": 17}' where name = 'check-books'`,
  )
  expect(await findDrift(on)).toBeNull()
})
