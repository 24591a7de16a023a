import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listWallet } from '@/lib/coupons/queries'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, journalOf, newShopper, remainingOf, today } from '@/lib/points/ledger.fixture'
import { claimReward } from './claim-reward'
import { expireClaims } from './expire-claims'
import { listNearestOffers, listOffers } from './queries'
import { couponReward, newReward, wantReward } from './reward.fixture'
import { voidClaim } from './store'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

let rewardId: string
beforeAll(async () => {
  rewardId = (await couponReward(500, { valid_days: 30 })).rewardId
})
const as = (id: string, at = today) => ({
  actor: { id, email: 'li@shop.test', name: 'Li', staffRole: null },
  at,
  on: db(),
})
const want = (more: object = {}) => ({ ...wantReward(rewardId, 500), ...more })
const rich = async (points = 5_000) => {
  const id = await newShopper()
  await give(id, points)
  return id
}

describe('S48 points become a coupon', () => {
  it('of the shopper alone, good for its days, at the cost that was shown', async () => {
    const li = await rich(700)
    const got = await claimReward(as(li), want())
    expect(got).toMatchObject({ ok: true, value: { state: 'issued', expiresAt: daysOn(30) } })
    expect(await balanceOf(li)).toMatchObject({ available: 200 })
    expect((await journalOf(li)).at(-1)).toBe('exchange available-500 redeemed+500')
  })

  it('once per request; the same request for another reward or by another shopper is refused', async () => {
    const li = await rich(2_000)
    const input = want()
    const first = await claimReward(as(li), input)
    expect(await claimReward(as(li), input)).toEqual(first)
    const other = await couponReward(500)
    expect(await claimReward(as(li), { ...input, rewardId: other.rewardId })).toMatchObject({ refusal: 'key-reused' })
    const amy = await rich(500)
    expect(await claimReward(as(amy), input)).toMatchObject({ refusal: 'key-reused' })
    expect(await balanceOf(li)).toMatchObject({ available: 1_500 })
    expect(await balanceOf(amy)).toMatchObject({ available: 500 })
  })

  it('not with too few points, and then nothing is taken or given', async () => {
    const li = await rich(499)
    expect(await claimReward(as(li), want())).toMatchObject({
      refusal: 'points-not-enough',
      details: { availablePoints: 499, points: 500 },
    })
    const { rows } = await db().query('select count(*) as grants from coupon_grant where account_id = $1', [li])
    expect(rows[0]).toEqual({ grants: 0 })
  })

  it('not at another price than the one that was shown', async () => {
    const li = await rich(1_000)
    const refused = await claimReward(as(li), want({ costPoints: 400 }))
    expect(refused).toMatchObject({ refusal: 'reward-price-changed', details: { costPoints: 500 } })
    expect(await balanceOf(li)).toMatchObject({ available: 1_000 })
  })

  it.each([
    ['was taken down', { archived_at: today }],
    ['has not begun', { starts_at: daysOn(1) }],
    ['has ended', { ends_at: today }],
  ])('not a coupon that %s', async (_, columns) => {
    const li = await rich(1_000)
    const gone = await couponReward(500, columns)
    expect(await claimReward(as(li), wantReward(gone.rewardId, 500))).toMatchObject({ refusal: 'reward-unavailable' })
  })

  it.each([
    ['is a draft', { state: 'draft' }],
    ['was put away', { state: 'archived' }],
    ['has ended', { ends_at: today.toISOString() }],
  ])('not a reward that %s', async (_, fields) => {
    const { couponId } = await couponReward(500)
    const li = await rich(1_000)
    const id = await newReward({ settings: { couponId }, ...fields })
    expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({ refusal: 'reward-unavailable' })
    expect(await claimReward(as(li), wantReward(randomUUID(), 500))).toMatchObject({ refusal: 'reward-unavailable' })
  })
})

describe('what a reward allows', () => {
  it('nothing before it begins, and says when that is', async () => {
    const { couponId } = await couponReward(500)
    const id = await newReward({ settings: { couponId }, starts_at: daysOn(1).toISOString() })
    const li = await rich()
    expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({
      refusal: 'reward-not-open',
      details: { at: '2040-03-02 12:00' },
    })
    expect(await claimReward(as(li, daysOn(1)), wantReward(id, 500))).toMatchObject({ ok: true })
  })

  it('its stock and no more, and a claim taken back is one to have again', async () => {
    const { couponId } = await couponReward(500)
    const id = await newReward({ settings: { couponId }, stock: 1 })
    const [li, amy] = [await rich(), await rich()]
    const first = await claimReward(as(li), wantReward(id, 500))
    expect(await claimReward(as(amy), wantReward(id, 500))).toMatchObject({ refusal: 'reward-sold-out' })
    expect(await balanceOf(amy)).toMatchObject({ available: 5_000 })
    if (!first.ok) throw new Error(first.refusal)
    const back = { claimId: first.value.claimId, reason: 'torn', actorId: null }
    expect(await voidClaim(db(), today, back)).toMatchObject({ ok: true, value: { state: 'void', replayed: false } })
    expect(await voidClaim(db(), today, back)).toMatchObject({ ok: true, value: { state: 'void', replayed: true } })
    expect(await balanceOf(li)).toMatchObject({ available: 5_000 })
    expect(await remainingOf(li)).toEqual([5_000])
    expect((await journalOf(li)).at(-1)).toBe('exchange-return available+500 redeemed-500')
    expect(await claimReward(as(amy), wantReward(id, 500))).toMatchObject({ ok: true })
  })

  it('so many to a shopper in the shop’s month, and again in the next', async () => {
    const { couponId } = await couponReward(500)
    const id = await newReward({ settings: { couponId }, limit_count: 2, limit_period: 'month' })
    const li = await rich()
    for (let i = 0; i < 2; i += 1) expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({ ok: true })
    expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({
      refusal: 'reward-limit-reached',
      details: { limit: 2 },
    })
    expect((await listOffers(as(li))).find((one) => one.rewardId === id)).toMatchObject({ had: 2, limitCount: 2 })
    expect(await claimReward(as(li, daysOn(31)), wantReward(id, 500))).toMatchObject({ ok: true })
  })

  it('its budget, which a claim taken back returns to', async () => {
    const { rows } = await db().query<{ id: string }>(`select id from points_budget where code = 'goodwill'`)
    const budgetId = rows[0]?.id
    await db().query(`select budget_fund($1, 500, 'r', 'test', null, $2)`, [budgetId, today])
    const { couponId } = await couponReward(500)
    const id = await newReward({ settings: { couponId }, budget_id: budgetId })
    const li = await rich()
    const first = await claimReward(as(li), wantReward(id, 500))
    expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({ refusal: 'budget-empty' })
    expect(await brokenInvariants()).toEqual([])
    await voidClaim(db(), today, { claimId: first.ok ? first.value.claimId : '', reason: 'x', actorId: null })
    expect(await brokenInvariants()).toEqual([])
    expect(await claimReward(as(li), wantReward(id, 500))).toMatchObject({ ok: true })
  })
})

describe('a claim', () => {
  it('of a coupon that an order used can’t be taken back, and says that it is used', async () => {
    const li = await rich()
    const got = await claimReward(as(li), want())
    if (!got.ok) throw new Error(got.refusal)
    const state = async () =>
      (await db().query('select state from claim where id = $1', [got.value.claimId])).rows[0]?.state
    await db().query(`update coupon_grant set state = 'used' where claim_id = $1`, [got.value.claimId])
    expect(await state()).toBe('used')
    expect(await voidClaim(db(), today, { claimId: got.value.claimId, reason: 'x', actorId: null })).toMatchObject({
      refusal: 'claim-used',
    })
    await db().query(`update coupon_grant set state = 'available' where claim_id = $1`, [got.value.claimId])
    expect(await state()).toBe('issued')
  })

  it('is over after its last day', async () => {
    const li = await rich()
    await claimReward(as(li), want())
    expect(await expireClaims({ at: daysOn(29), on: db() })).toBe(0)
    expect(await expireClaims({ at: daysOn(60), on: db() })).toBeGreaterThan(0)
    expect(await listWallet(as(li, daysOn(60)))).toMatchObject([{ state: 'expired' }])
  })
})

describe('S64 what points can become', () => {
  it('is near or far by the points one can spend, and unmeasured for a guest', async () => {
    await db().query(`update reward set state = 'archived'`)
    const cheap = await couponReward(200)
    const dear = await couponReward(1_000)
    await couponReward(100, { archived_at: today })
    const li = await rich(250)
    expect((await listNearestOffers(as(li))).map((one) => [one.rewardId, one.progress?.missingPoints])).toEqual([
      [cheap.rewardId, 0],
      [dear.rewardId, 750],
    ])
    const guest = await listNearestOffers({ actor: null, at: today, on: db() })
    expect(guest.map((one) => one.progress)).toEqual([null, null])
  })

  it('lies in the wallet afterwards, and says when it has ended', async () => {
    const li = await rich(300)
    const short = await couponReward(300, { valid_days: 10 })
    await claimReward(as(li), wantReward(short.rewardId, 300))
    expect(await listWallet(as(li))).toMatchObject([{ state: 'available', costPoints: 300, expiresAt: daysOn(10) }])
    expect(await listWallet(as(li, daysOn(10)))).toMatchObject([{ state: 'expired' }])
    expect(await listWallet(as(await newShopper()))).toEqual([])
  })
})
