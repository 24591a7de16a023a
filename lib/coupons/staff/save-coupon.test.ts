import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { onShelf } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { findStackLoss } from '../margin/queries'
import { archiveCoupon } from './archive-coupon'
import { archiveCoupons } from './archive-coupons'
import { findCoupon, listCoupons } from './queries'
import { restoreCoupon } from './restore-coupon'
import { saveCoupon } from './save-coupon'
import { type CouponList, type SaveCoupon, saveCouponSchema } from './schema'

useTestDatabase()

const coupon = (fields: Partial<SaveCoupon> = {}): SaveCoupon => ({
  id: null,
  code: `SAVE-${randomUUID().slice(0, 8).toUpperCase()}`,
  titleZh: '满减',
  titleEn: 'Money off',
  kind: 'amount',
  amountMinor: 2000,
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: 19900,
  productIds: [],
  collectionIds: [],
  pieces: null,
  startsAt: null,
  endsAt: '2027-01-01T00:00:00+08:00',
  usageLimit: 100,
  perShopperLimit: 1,
  validDays: 30,
  listed: true,
  isAutomatic: false,
  stacksWithAutomatic: true,
  stacksWithCodes: false,
  ...fields,
})

const recordOf = (id: string) =>
  rows<{ action: string; actor_id: string; before: Record<string, unknown> | null; after: Record<string, unknown> }>(
    'select action, actor_id, before, after from audit_log where subject = $1 order by id',
    [`coupon:${id}`],
  )

async function made(fields: Partial<SaveCoupon> = {}) {
  const ctx = await staff('marketer')
  const input = coupon(fields)
  const done = await saveCoupon(ctx, input)
  if (!done.ok) throw new Error(done.refusal)
  return { ctx, input, id: done.value.couponId }
}

describe('saving a coupon', () => {
  test('keeps what was stated, and writes down who stated it', async () => {
    const { ctx, input, id } = await made()
    const { id: _, endsAt, ...fields } = input
    expect(await findCoupon(ctx, id)).toMatchObject({
      ...fields,
      endsAt: new Date(endsAt ?? ''),
      state: 'live',
      uses: 0,
    })
    expect(await recordOf(id)).toMatchObject([
      { action: 'coupon.create', actor_id: ctx.actor.id, before: null, after: { amount_minor: 2000 } },
    ])
  })

  test('changes it, and keeps what it was before', async () => {
    const { ctx, input, id } = await made()
    expect(await saveCoupon(ctx, { ...input, id, amountMinor: 3000, endsAt: null })).toMatchObject({ ok: true })
    expect(await findCoupon(ctx, id)).toMatchObject({ amountMinor: 3000, endsAt: null, code: input.code })
    expect((await recordOf(id)).at(-1)).toMatchObject({
      action: 'coupon.change',
      before: { amount_minor: 2000 },
      after: { amount_minor: 3000 },
    })
  })

  test('refuses a code that is taken, for a new one and for an old one, and records nothing', async () => {
    const first = await made()
    const second = await made()
    const taken = { code: first.input.code }
    expect(await saveCoupon(first.ctx, coupon(taken))).toMatchObject({ refusal: 'coupon-code-taken' })
    expect(await saveCoupon(first.ctx, { ...second.input, ...taken, id: second.id })).toMatchObject({
      refusal: 'coupon-code-taken',
    })
    expect(await recordOf(second.id)).toHaveLength(1)
  })

  test('refuses a limit below what has been used, and a coupon that is none', async () => {
    const { ctx, input, id } = await made()
    await db().query('update coupon set used_count = 5 where id = $1', [id])
    expect(await saveCoupon(ctx, { ...input, id, usageLimit: 4 })).toMatchObject({
      refusal: 'coupon-limit-below-used',
      details: { used: 5 },
    })
    await db().query('update coupon set used_count = 0 where id = $1', [id])
    expect(await saveCoupon(ctx, { ...input, id: randomUUID() })).toMatchObject({ refusal: 'coupon-unknown' })
  })

  test('an automatic discount is one for good, and tells how much its orders were given', async () => {
    const automatic = { isAutomatic: true, code: null, listed: false, usageLimit: null, perShopperLimit: null }
    const { ctx, input, id } = await made(automatic)
    expect(await findCoupon(ctx, id)).toMatchObject({ isAutomatic: true, uses: 0, discountMinor: 0 })
    expect(await saveCoupon(ctx, { ...input, id, isAutomatic: false })).toMatchObject({ refusal: 'coupon-unknown' })
    expect(await saveCoupon(ctx, { ...input, id, stacksWithCodes: true })).toMatchObject({ ok: true })
    expect(await findCoupon(ctx, id)).toMatchObject({ isAutomatic: true, stacksWithCodes: true })
  })

  test('that sells below cost beside another is saved and told', async () => {
    const variantId = await onShelf({ priceMinor: 100_00 })
    await rows('update variant set cost_minor = 7000 where id = $1', [variantId])
    const product = await rows<{ id: string }>('select product_id as id from variant where id = $1', [variantId])
    const fields = { stacksWithCodes: true, minGoodsMinor: 0, productIds: product.map((one) => one.id) }
    const ctx = await staff('marketer')
    const automatic = { isAutomatic: true, code: null, listed: false, usageLimit: null, perShopperLimit: null }
    expect(await saveCoupon(ctx, coupon({ ...fields, ...automatic }))).toMatchObject({ value: { isBelowCost: false } })
    const second = await saveCoupon(ctx, coupon({ ...fields, titleEn: 'Too much' }))
    if (!second.ok) throw new Error(second.refusal)
    expect(second.value.isBelowCost).toBe(true)
    expect(await findStackLoss(ctx, second.value.couponId)).toMatchObject({
      stack: [{ titleEn: 'Money off' }, { titleEn: 'Too much' }],
      paidMinor: 60_00,
      costMinor: 70_00,
    })
  })

  test('two without a code stand side by side', async () => {
    await made({ code: null })
    await made({ code: null })
  })

  test.each<[string, Partial<SaveCoupon>, string]>([
    ['no amount', { amountMinor: 0 }, 'amountMinor'],
    ['no share', { kind: 'percent' }, 'percentBps'],
    ['a share above all', { kind: 'percent', percentBps: 10_001 }, 'percentBps'],
    ['an end before its start', { startsAt: '2027-02-01T00:00:00Z' }, 'endsAt'],
    ['a code of one letter', { code: 'A' }, 'code'],
    ['half a fen', { amountMinor: 0.5 }, 'amountMinor'],
    ['a limit of none', { usageLimit: 0 }, 'usageLimit'],
    ['an automatic discount with a code', { isAutomatic: true }, 'code'],
    ['one of a number of uses', { isAutomatic: true, code: null }, 'usageLimit'],
  ])('%s never gets past the door', (_, fields, path) => {
    const parsed = saveCouponSchema.safeParse(coupon(fields))
    expect(parsed.error?.issues[0]?.path).toEqual([path])
  })
})

describe('putting a coupon away', () => {
  test('and taking it out again leaves it as it was, and is told once each', async () => {
    const { ctx, id } = await made()
    const before = await findCoupon(ctx, id)
    for (let i = 0; i < 2; i += 1) expect(await archiveCoupon(ctx, { couponId: id })).toMatchObject({ ok: true })
    expect(await findCoupon(ctx, id)).toMatchObject({ state: 'archived' })
    expect((await listCoupons(ctx, { state: 'archived', sort: null })).map((one) => one.id)).toContain(id)
    for (let i = 0; i < 2; i += 1) expect(await restoreCoupon(ctx, { couponId: id })).toMatchObject({ ok: true })
    expect(await findCoupon(ctx, id)).toEqual(before)
    expect((await recordOf(id)).map((one) => one.action)).toEqual(['coupon.create', 'coupon.archive', 'coupon.restore'])
  })

  test('with others is one deed: only those that change are told of, and they come back to undo it by', async () => {
    const [one, other] = [await made(), await made()]
    const { ctx } = one
    await archiveCoupon(ctx, { couponId: other.id })
    const couponIds = [one.id, other.id, randomUUID()]
    expect(await archiveCoupons(ctx, { couponIds, archived: true })).toEqual({ ok: true, value: { changed: [one.id] } })
    expect((await recordOf(other.id)).map(({ action }) => action)).toEqual(['coupon.create', 'coupon.archive'])
    const back = await archiveCoupons(ctx, { couponIds, archived: false })
    expect(back).toEqual({ ok: true, value: { changed: [one.id, other.id].toSorted() } })
    expect(await archiveCoupons(ctx, { couponIds: [randomUUID()], archived: true })).toMatchObject({
      refusal: 'coupon-unknown',
    })
  })

  test('does not change how the list is put in order: where all are alike none is lost', async () => {
    const { ctx } = await made()
    for (const column of ['ends', 'used', 'saved'] as const) {
      const ids = async (sort: CouponList['sort']) =>
        (await listCoupons(ctx, { state: null, sort })).map(({ id }) => id)
      const down = await ids(column)
      expect(await ids(`${column}-up`)).toEqual(down.toReversed())
      expect(new Set(down)).toEqual(new Set(await ids(null)))
    }
  })

  test('that is none is refused', async () => {
    const ctx = await staff()
    expect(await archiveCoupon(ctx, { couponId: randomUUID() })).toMatchObject({ refusal: 'coupon-unknown' })
    expect(await restoreCoupon(ctx, { couponId: randomUUID() })).toMatchObject({ refusal: 'coupon-unknown' })
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
