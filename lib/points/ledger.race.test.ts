import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, goesWrong, useTestDatabase } from '@/lib/db/testing'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'
import { expireDuePoints } from './expire-due-points'
import { balanceOf, daysOn, give, hold, newShopper, replaceInFunction, spendAtOnce, today } from './ledger.fixture'
import { releaseDuePoints } from './release-due-points'
import { holdCapture, holdRelease, returnSpend, revoke } from './store'

useTestDatabase({ size: 32 })

const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const done = (results: readonly { ok: boolean }[]) => results.filter((one) => one.ok).length
const as = (id: string) => ({ actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() })
const undo = (key: string) => ({ key, explanation: {}, actorId: null })

describe('at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('32 spends of a balance that is worth one: one goes through, the others are refused cleanly', async () => {
    const li = await newShopper()
    await give(li, 100)
    const results = await atOnce(32, () => spendAtOnce(li, 100))
    expect(done(results)).toBe(1)
    expect(results.filter((one) => !one.ok && one.refusal === 'points-not-enough')).toHaveLength(31)
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('16 spends that all fit: every line of the statement runs on from the one before', async () => {
    const li = await newShopper()
    await give(li, 1_600)
    expect(done(await atOnce(16, () => spendAtOnce(li, 100)))).toBe(16)
    expect(await runsOn(li)).toBe(true)
  })

  it('a spend under one key by 32: one posting, the same answer for all', async () => {
    const li = await newShopper()
    await give(li, 100)
    const results = await atOnce(32, () => spendAtOnce(li, 40, 'one-key'))
    expect(new Set(results.map((one) => one.ok && one.value)).size).toBe(1)
    expect(await balanceOf(li)).toMatchObject({ available: 60 })
  })

  it('hold, spend and expiry of the same points: they go one way only', async () => {
    for (let round = 0; round < 10; round++) {
      const li = await newShopper()
      await give(li, 100, { expiresAt: daysOn(1) })
      const [held, spent, expired] = await Promise.all([
        hold(li, randomUUID(), 100),
        spendAtOnce(li, 100),
        expireDuePoints({ at: daysOn(1), on: db() }),
      ])
      expect(Number(held.ok) + Number(spent.ok) + expired).toBe(1)
    }
  })

  it('R13 idle points at their last hour: spent and kept awake, or expired, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const li = await newShopper()
      await give(li, 150, { expiresAt: daysOn(1), lot: { idleDays: 30 } })
      const [spent, expired] = await Promise.all([spendAtOnce(li, 100), expireDuePoints({ at: daysOn(1.6), on: db() })])
      expect(Number(spent.ok) + expired).toBe(1)
      expect(await balanceOf(li)).toMatchObject({ available: spent.ok ? 50 : 0 })
    }
  })

  it('capture against release of one hold, eight of each: one of the two happens, once', async () => {
    const li = await newShopper()
    await give(li, 100)
    await hold(li, 'cr', 100)
    const results = await atOnce<{ ok: boolean }>(16, (i) =>
      i % 2 ? holdCapture(db(), today, 'cr') : holdRelease(db(), today, 'cr'),
    )
    const { available, held } = await balanceOf(li)
    expect(held).toBe(0)
    expect([0, 100]).toContain(available)
    expect(done(results.filter((_, i) => i % 2 === 1))).toBe(available === 0 ? 8 : 0)
  })

  it('refund of what was earned and what was spent, many times over: each once', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'rr:award' })
    await give(li, 300)
    await hold(li, 'rr', 350)
    await holdCapture(db(), today, 'rr')
    await atOnce(16, (i) => (i % 2 ? returnSpend(db(), today, undo('rr')) : revoke(db(), today, undo('rr:award'))))
    expect(await balanceOf(li)).toEqual({ available: 300, pending: 0, held: 0, debt: 0 })
  })

  it('the release job run by eight workers: every lot once', async () => {
    const shoppers = await atOnce(20, () => newShopper())
    for (const one of shoppers) await give(one, 10, { releasesAt: daysOn(7) })
    const released = await atOnce(8, () => releaseDuePoints({ at: daysOn(7), on: db() }))
    expect(released.reduce((a, b) => a + b, 0)).toBe(20)
    expect(await balanceOf(shoppers[0] ?? '')).toMatchObject({ available: 10, pending: 0 })
  })

  it('an exchange by one request, twenty times: one coupon, one price', async () => {
    const li = await newShopper()
    await give(li, 5_000)
    const input = wantReward((await couponReward(500)).rewardId, 500)
    const results = await atOnce(20, () => claimReward(as(li), input))
    expect(done(results)).toBe(20)
    expect(new Set(results.map((one) => one.ok && one.value.claimId)).size).toBe(1)
    expect(await balanceOf(li)).toMatchObject({ available: 4_500 })
  })

  it('the first points of a new shopper by 16: one balance, all of them counted', async () => {
    const li = await newShopper()
    await atOnce(16, () => give(li, 10))
    expect(await balanceOf(li)).toMatchObject({ available: 160 })
  })

  it('a coupon of one use by 32 shoppers', async () => {
    const couponId = await newCoupon({ code: 'ONE', usage_limit: 1 })
    expect(await holdCouponBy(32, couponId)).toBe(1)
    await db().query(`update coupon set used_count = 0 where id = $1`, [couponId])
  })
})

/** Is every balance on the shopper's statement the one before it and the line's own amount? */
async function runsOn(accountId: string): Promise<boolean> {
  const { rows } = await db().query(
    `select bool_and(balance_after = coalesce(before, 0) + amount_points) as runs from (
       select balance_after, amount_points, lag(balance_after) over (order by id) as before
       from entry where account_id = $1 and bucket = 'available') x`,
    [accountId],
  )
  return rows[0].runs === true
}

/** Holds one code for many orders at once; answers how many got it. No order stands behind: the use is rolled back. */
async function holdCouponBy(n: number, couponId: string): Promise<number> {
  const clients = await atOnce(n, () => db().connect())
  const takes = clients.map(async (client) => {
    await client.query('begin')
    await client.query(`set local session_replication_role = replica`)
    const got = await client.query('select coupon_hold($1, null, null, gen_random_uuid(), 0, now())', [couponId]).then(
      () => true,
      () => false,
    )
    // kept open until every other had its turn to ask; only the counter is committed
    await client.query(got ? `delete from coupon_use where coupon_id = '${couponId}'` : 'rollback')
    await client.query('commit')
    client.release()
    return got
  })
  return (await Promise.all(takes)).filter(Boolean).length
}

// every guard taken out once, so that the tests above are known to be able to fail
describe('without its guard', { timeout: 90_000 }, () => {
  it('the running balance lies and refusals turn into errors (the shopper is not locked)', async () => {
    const restore = await replaceInFunction('points_lock', 'FOR UPDATE', '')
    const wrong = await goesWrong(async () => {
      const li = await newShopper()
      await give(li, 1_000)
      // the constraints still hold the balance: what is lost is the order of the lines
      const results = await atOnce(16, () => spendAtOnce(li, 100).catch(() => null))
      return results.includes(null) || !(await runsOn(li))
    })
    await restore()
    expect(wrong).toBe(true)
  })

  it('a coupon of one use is used twice (read, then written)', async () => {
    const restore = await replaceInFunction(
      'coupon_hold',
      'AND (usage_limit IS NULL OR used_count < usage_limit)',
      'AND (usage_limit IS NULL OR (SELECT c2.used_count FROM coupon c2 WHERE c2.id = p_coupon) < usage_limit)',
    )
    await db().query('alter table coupon drop constraint coupon_limit')
    const wrong = await goesWrong(
      async () => (await holdCouponBy(32, await newCoupon({ code: randomUUID().toUpperCase(), usage_limit: 1 }))) > 1,
    )
    await restore()
    expect(wrong).toBe(true)
  })

  it('a lot is released twice (the state is not looked at again under the lock)', async () => {
    const restoreCheck = await replaceInFunction(
      'points_release_due',
      `l.state <> 'pending' OR l.remaining_points = 0 OR `,
      '',
    )
    const restoreKey = await replaceInFunction(
      'points_release_due',
      `'lot:' || l.id || ':release'`,
      'gen_random_uuid()::text',
    )
    const wrong = await goesWrong(async () => {
      const shoppers = await atOnce(8, () => newShopper())
      for (const one of shoppers) await give(one, 10, { releasesAt: daysOn(7) })
      const runs = await atOnce(8, () => releaseDuePoints({ at: daysOn(7), on: db() }).catch(() => 99))
      return runs.reduce((a, b) => a + b, 0) !== 8
    })
    await restoreKey()
    await restoreCheck()
    expect(wrong).toBe(true)
  })

  it('one request buys two coupons (the request is not known)', async () => {
    const restore = await replaceInFunction('reward_claim', `'exchange:' || v_request`, 'gen_random_uuid()::text')
    const restoreLook = await replaceInFunction(
      'reward_claim',
      'IF FOUND THEN\n    IF c.account_id',
      'IF false THEN\n    IF c.account_id',
    )
    await db().query('drop index coupon_grant_request_key_key; alter table claim drop constraint claim_request_key_key')
    const li = await newShopper()
    await give(li, 5_000)
    const input = wantReward((await couponReward(500)).rewardId, 500)
    const results = await atOnce(20, () => claimReward(as(li), input))
    await restoreLook()
    await restore()
    expect(new Set(results.map((one) => one.ok && one.value.claimId)).size).toBeGreaterThan(1)
  })
})
