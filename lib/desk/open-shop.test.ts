import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import { guest } from '@/lib/cart/shelf.fixture'
import { checkoutFacts } from '@/lib/checkout/queries'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { hasStaff } from '@/lib/gate/has-staff'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import { openShop } from './open-shop'
import { findFirstSteps, holdsOpening } from './queries'
import { openWith } from './store'

useTestDatabase()

const DAY = 86_400_000

async function printed(at: Date | null = null): Promise<string> {
  const token = newSecretToken()
  await db().query('select shop_opening_write($1, $2)', [hashToken(token), at])
  return token
}

const owner = (token: string) => ({
  token,
  nameZh: '街角',
  nameEn: 'Corner',
  currency: 'EUR' as const,
  timeZone: 'Europe/Berlin',
  name: '店主',
  email: `${randomUUID()}@shop.test`,
  password: 'correct horse battery',
})

const nobodyYet = async () => {
  await db().query(
    'begin; set local session_replication_role = replica; delete from audit_log; delete from shop; delete from points_terms; delete from account; commit',
  )
}

describe('an empty shop', () => {
  beforeEach(nobodyYet)

  test('is opened by its link, whole: owner, name, money, days and rules', async () => {
    const token = await printed()
    expect(await hasStaff()).toBe(false)
    expect(await openShop(guest(), owner(token))).toMatchObject({ ok: true })
    expect(await hasStaff()).toBe(true)
    const { shop } = await checkoutFacts(guest())
    expect(shop).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Berlin' })
    const told = await db().query(`select action, after->>'name_en' as name from audit_log`)
    expect(told.rows).toEqual([{ action: 'shop.open', name: 'Corner' }])
    expect(await findFirstSteps({ on: db(), at: null })).toMatchObject({ shop: true, rules: false, product: false })
    expect(await brokenInvariants()).toEqual([])
  })

  test('has one owner when thirty-two open it at once', async () => {
    const token = await printed()
    const answers = await Promise.all(Array.from({ length: 32 }, () => openShop(guest(), owner(token))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const { rows } = await db().query(`select count(*)::int as n from account`)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('without its guard has as many owners as come', async () => {
    const mend = await replaceInFunction('shop_open', 'IF NOT FOUND OR shop_has_staff() THEN', 'IF false THEN')
    const token = await printed()
    // past the look before the password is hashed, as those are who come in the same moment
    const asked = {
      tokenHash: hashToken(token).toString('hex'),
      passwordHash: 'x',
      locale: 'en',
      terms: {},
      reason: 'x',
      at: null,
    }
    const answers = await Promise.all(Array.from({ length: 4 }, () => openWith(db(), { ...owner(token), ...asked })))
    await mend()
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(1)
  })

  test.each([
    ['another link', async () => (await printed()) && newSecretToken()],
    ['the link of the start before', async () => [await printed(), await printed()][0] ?? ''],
    ['a link of the day before yesterday', () => printed(new Date(Date.now() - 2 * DAY))],
  ])('is not opened by %s', async (_, link) => {
    const token = await link()
    expect(await holdsOpening(guest(), token)).toBe(false)
    expect(await openShop(guest(), owner(token))).toMatchObject({ refusal: 'opening-spent' })
  })

  test('keeps no secret, and prints no link once somebody works there', async () => {
    const token = await printed()
    const kept = await db().query('select shop_opening::text as text from shop_opening')
    expect(kept.rows[0].text).not.toContain(token)
    await openShop(guest(), owner(token))
    expect(await holdsOpening(guest(), await printed())).toBe(false)
    expect((await db().query('select 1 from shop_opening')).rows).toEqual([])
  })

  test('does not make an owner of a shopper’s account, and the link still holds', async () => {
    const token = await printed()
    const asked = owner(token)
    await db().query('insert into account (email) values ($1)', [asked.email])
    expect(await openShop(guest(), asked)).toMatchObject({ refusal: 'opening-has-account' })
    expect(await openShop(guest(), owner(token))).toMatchObject({ ok: true })
  })
})
