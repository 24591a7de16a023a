import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, journalOf, newShopper, today } from '@/lib/points/ledger.fixture'
import { newCoupon } from './coupon.fixture'
import { exchangeCoupon } from './exchange-coupon'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

let couponId: string
beforeAll(async () => {
  couponId = await newCoupon({ exchange_cost_points: 500, valid_days: 30 })
})

const as = (id: string, at = today) => ({
  actor: { id, email: 'li@shop.test', name: 'Li', staffRole: null },
  at,
  on: db(),
})
const want = (more: object = {}) => ({ couponId, costPoints: 500, requestId: randomUUID(), ...more })

describe('S48 points become a coupon', () => {
  it('of the shopper alone, good for its days, at the cost that was shown', async () => {
    const li = await newShopper()
    await give(li, 700)
    const got = await exchangeCoupon(as(li), want())
    expect(got).toMatchObject({ ok: true, value: { expiresAt: daysOn(30) } })
    expect(await balanceOf(li)).toMatchObject({ available: 200 })
    expect((await journalOf(li)).at(-1)).toBe('exchange available-500 redeemed+500')
  })

  it('once per request; the same request for another coupon or by another shopper is refused', async () => {
    const li = await newShopper()
    await give(li, 2_000)
    const input = want()
    const first = await exchangeCoupon(as(li), input)
    expect(await exchangeCoupon(as(li), input)).toEqual(first)
    const other = await newCoupon({ exchange_cost_points: 500 })
    expect(await exchangeCoupon(as(li), { ...input, couponId: other })).toMatchObject({ refusal: 'key-reused' })
    const amy = await newShopper()
    await give(amy, 500)
    expect(await exchangeCoupon(as(amy), input)).toMatchObject({ refusal: 'key-reused' })
    expect(await balanceOf(li)).toMatchObject({ available: 1_500 })
    expect(await balanceOf(amy)).toMatchObject({ available: 500 })
  })

  it('not with too few points, and then nothing is taken or given', async () => {
    const li = await newShopper()
    await give(li, 499)
    expect(await exchangeCoupon(as(li), want())).toMatchObject({
      refusal: 'points-not-enough',
      details: { availablePoints: 499, points: 500 },
    })
    const { rows } = await db().query('select count(*) as grants from coupon_grant where account_id = $1', [li])
    expect(rows[0]).toEqual({ grants: 0 })
  })

  it('not at another price than the one that was shown', async () => {
    const li = await newShopper()
    await give(li, 1_000)
    const refused = await exchangeCoupon(as(li), want({ costPoints: 400 }))
    expect(refused).toMatchObject({ refusal: 'reward-price-changed', details: { costPoints: 500 } })
    expect(await balanceOf(li)).toMatchObject({ available: 1_000 })
  })

  it.each([
    ['is not for exchange', { exchange_cost_points: null }],
    ['was taken down', { exchange_cost_points: 500, archived_at: today }],
    ['has not begun', { exchange_cost_points: 500, starts_at: daysOn(1) }],
    ['has ended', { exchange_cost_points: 500, ends_at: today }],
  ])('not a coupon that %s', async (_, columns) => {
    const li = await newShopper()
    await give(li, 1_000)
    const input = want({ couponId: await newCoupon(columns) })
    expect(await exchangeCoupon(as(li), input)).toMatchObject({ refusal: 'reward-unavailable' })
    expect(await exchangeCoupon(as(li), want({ couponId: randomUUID() }))).toMatchObject({
      refusal: 'reward-unavailable',
    })
  })
})
