import { describe, expect, test } from 'vitest'
import { listAudit, listAuditChoices } from '@/lib/audit/queries'
import { changedFields } from '@/lib/audit/rules'
import { auditFilterSchema } from '@/lib/audit/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { readiness } from '@/lib/gate/readiness'
import { staff } from '@/lib/gate/staff.fixture'
import { checkBooks, findDrift, findShop, getRefundTerms } from './queries'
import { saveShop } from './save-shop'
import { saveShopSchema } from './schema'

useTestDatabase()

const settings = {
  nameZh: '街角',
  nameEn: 'Corner',
  currency: 'CNY' as const,
  timeZone: 'Asia/Shanghai',
  supportEmail: 'help@shop.test',
  shippingFlatMinor: 800,
  shippingFreeOverMinor: null,
  shippingAbroadMinor: 9000,
  returnWindowDays: 14,
  deliveredAfterDays: 10,
  shortfall: 'refund' as const,
  pointsGraceDays: 30,
  paymentMethods: ['wechat-pay' as const, 'card' as const],
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
    expect(await getRefundTerms()).toEqual({ shortfall: 'refund', pointsGraceDays: 30 })
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
    { deliveredAfterDays: -1 },
    { shortfall: 'gift' },
    { pointsGraceDays: -1 },
    { supportEmail: 'nobody' },
    { nameZh: ' ' },
    { reason: '' },
    { timeZone: '+08:00' },
    { timeZone: 'Mars/Olympus' },
    { currency: 'JPY' },
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

describe('the console hears', () => {
  const later = (hours: number) => ({ on: db(), at: new Date(Date.now() + hours * 3_600_000) })
  const ran = (name: string, outcome: object, failures: number) =>
    db().query(
      `insert into job_run (name, started_at, finished_at, outcome, failures) values ($1, now(), now(), $2, $3)
       on conflict (name) do update set outcome = excluded.outcome, failures = excluded.failures`,
      [name, JSON.stringify(outcome), failures],
    )

  test('nothing while a shop has just been opened, or its books were in order', async () => {
    expect(await findDrift({ on: db(), at: null })).toEqual([])
    await ran('check-books', { code: 'laws-hold', count: 17 }, 0)
    await ran('check-seals', { code: 'seals-hold', count: 3 }, 0)
    expect(await findDrift(later(2))).toEqual([])
  })

  test('of each law that was broken and each seal that did not hold', async () => {
    await ran('check-books', { code: 'laws-broken', count: 1, detail: 'I04 ×1' }, 1)
    await ran('check-seals', { code: 'seals-broken', count: 1, detail: 'posting-edited posting #7 seal 2' }, 1)
    expect(await findDrift(later(0))).toEqual([
      { code: 'laws-broken', detail: 'I04 ×1' },
      { code: 'seals-broken', detail: 'posting-edited posting #7 seal 2' },
    ])
    expect((await readiness(null)).books).toEqual(['laws-broken', 'seals-broken'])
  })

  test('when nobody has looked for three hours, or the looking itself broke', async () => {
    await ran('check-books', { code: 'laws-hold', count: 17 }, 0)
    await ran('check-seals', { code: 'seals-hold', count: 3 }, 0)
    expect(await findDrift(later(4))).toEqual([
      { code: 'unchecked', detail: 'check-books' },
      { code: 'unchecked', detail: 'check-seals' },
    ])
    await ran('check-seals', { code: 'crashed', detail: 'no disk' }, 1)
    await db().query(`update _prisma_migrations set finished_at = finished_at - interval '1 day'`)
    expect(await findDrift(later(0))).toEqual([{ code: 'unchecked', detail: 'check-seals' }])
  })
})
