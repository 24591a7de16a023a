import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { putInCart } from '@/lib/cart/put-in-cart'
import { guest, member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { exportPersonalData, getAccountOverview, getVisit } from './queries'
import { saveAddress } from './save-address'
import { updateProfile } from './update-profile'

useTestDatabase()
beforeAll(openShop)

const award = (accountId: string, points: number, expiresAt: string | null) =>
  row(
    `select points_award($1, $2, 'manual', 'test', $3, '{"why": "canary-why"}', null, $4, 'marketing', null, null, null)`,
    [accountId, randomUUID(), points, expiresAt],
  )

test('a visit knows its own cart, points and name, and a stranger’s cookie shows nothing', async () => {
  const [visitor, li] = [guest(), await member()]
  const cup = await onShelf()
  await putInCart(visitor, { variantId: cup, quantity: 2, mode: 'add' })
  await putInCart(li, { variantId: cup, quantity: 3, mode: 'add' })
  await award(li.actor.id, 500, null)
  await updateProfile(li, { name: '李雷', locale: 'en' })
  expect(await getVisit(visitor)).toMatchObject({ signedIn: false, cartCount: 2, points: null, isStaff: false })
  const asLi = { ...li, actor: { ...li.actor, name: '李雷' }, visitorHash: visitor.visitorHash }
  expect(await getVisit(asLi)).toEqual({
    signedIn: true,
    name: '李雷',
    isStaff: false,
    cartCount: 3,
    points: 500,
    hasNotice: false,
    locale: 'en',
  })
  expect(await getVisit(guest())).toMatchObject({ cartCount: 0 })
  expect(await getVisit({ ...guest(), visitorHash: null })).toMatchObject({ cartCount: 0, signedIn: false })
})

test('the member card counts points that lapse within thirty days', async () => {
  const li = await member()
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  await award(li.actor.id, 100, inDays(10))
  await award(li.actor.id, 40, inDays(20))
  await award(li.actor.id, 900, inDays(200))
  const overview = await getAccountOverview(li)
  expect(overview).toMatchObject({ availablePoints: 1040, expiringPoints: 140, pendingPoints: 0, orderCount: 0 })
  const daysLeft = ((overview.expiringAt?.getTime() ?? 0) - Date.now()) / 86_400_000
  expect(daysLeft).toBeCloseTo(10, 2)
})

test('the export holds every word of a member’s and none of anybody else’s', async () => {
  const [li, eve] = [await member(), await member()]
  for (const [shopper, canary] of [
    [li, 'canary-li'],
    [eve, 'canary-eve'],
  ] as const) {
    await updateProfile(shopper, { name: `${canary}-name`, locale: 'en' })
    const address = {
      name: `${canary}-receiver`,
      phone: '13800138000',
      country: 'CN',
      province: `${canary}-province`,
      city: `${canary}-city`,
      district: `${canary}-district`,
      line1: `${canary}-street`,
      postalCode: '200000',
    }
    await saveAddress(shopper, { isDefault: true, address })
    await award(shopper.actor.id, 70, null)
    await putInCart(shopper, { variantId: await onShelf(), quantity: 2, mode: 'add' })
    await row(
      `insert into mail_outbox (key, recipient, locale, template, params) values ($1, $2, 'en', 'magic-link', '{"token": "canary-secret"}')`,
      [randomUUID(), shopper.actor.email],
    )
  }
  await db().query(`update account set password_hash = 'canary-hash'`)
  const data = await exportPersonalData(li)
  const text = JSON.stringify(data)
  for (const word of ['name', 'receiver', 'province', 'city', 'district', 'street'])
    expect(text).toContain(`canary-li-${word}`)
  for (const word of [li.actor.email, '13800138000', 'canary-why', '"quantity":2', 'magic-link'])
    expect(text).toContain(word)
  for (const foreign of ['canary-eve', eve.actor.email, eve.actor.id, 'canary-secret', 'canary-hash']) {
    expect(text).not.toContain(foreign)
  }
  expect(data).toMatchObject({ points: { balance: { available_points: 70 } }, cart: [{ quantity: 2 }], orders: [] })
})
