import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, newShopper, replaceInFunction, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { dismissNotice } from '@/lib/points/notices/dismiss-notice'
import { claimReward } from '../claim-reward'
import { listRewardNotices } from '../notices/queries'
import { tellOfRewards } from '../notices/tell-of-rewards'
import { listOffers } from '../queries'
import { newReward, wantReward } from '../reward.fixture'
import { voidClaim } from '../store'
import { putWish } from './put-wish'
import { wishCounts } from './queries'

useTestDatabase({ size: 16 })
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

// the tests' today is noon in the shop
const at = (days: number) => ({ at: daysOn(days), on: db() })
const as = (id: string, days = 0) => ({
  ...at(days),
  actor: { id, email: '', name: '', staffRole: null },
  locale: 'zh-CN' as const,
  visitorHash: null,
})
const reward = async (fields: object = {}) => newReward({ settings: { couponId: await newCoupon() }, ...fields })
const lettersOf = (id: string) =>
  rows(
    `select template, params->'rewards' as rewards from mail_outbox m join account a on a.email = m.recipient where a.id = $1 order by m.id`,
    [id],
  )
const wish = async (id: string, rewardId: string, days = 0) => {
  const put = await putWish(as(id, days), { rewardId, wished: true })
  if (!put.ok) throw new Error(put.refusal)
}

describe('a wish', () => {
  it('is there once however often it is said, also by many at once, and counts for the merchant', async () => {
    const [li, amy] = [await newShopper(), await newShopper()]
    const rewardId = await reward()
    await Promise.all(Array.from({ length: 16 }, () => wish(li, rewardId)))
    await wish(amy, rewardId, -40)
    expect((await wishCounts(at(0))).get(rewardId)).toEqual({ wishes: 2, lately: 1 })
    expect((await listOffers(as(li))).find((one) => one.rewardId === rewardId)?.isWished).toBe(true)
    for (let i = 0; i < 2; i += 1) {
      expect(await putWish(as(li), { rewardId, wished: false })).toEqual({ ok: true, value: { wished: false } })
    }
    expect((await wishCounts(at(0))).get(rewardId)).toEqual({ wishes: 1, lately: 0 })
    expect((await listOffers({ ...at(0), actor: null })).find((one) => one.rewardId === rewardId)?.isWished).toBe(false)
  })

  it('is for what stands in the mall; what left it can still be let go', async () => {
    const li = await newShopper()
    const rewardId = await reward()
    await wish(li, rewardId)
    await db().query(`update reward set state = 'archived' where id = $1`, [rewardId])
    expect(await putWish(as(li), { rewardId, wished: true })).toMatchObject({ refusal: 'reward-unavailable' })
    expect(await putWish(as(li), { rewardId, wished: false })).toMatchObject({ ok: true })
  })
})

describe('a wish that comes within reach', () => {
  it('is told of once, in one letter with the others, and stands in the app until it is put aside', async () => {
    const li = await newShopper()
    const [cheap, dear, far] = [
      await reward({ cost_points: 300, title_zh: '小' }),
      await reward({ title_zh: '大' }),
      await reward({ cost_points: 9_000 }),
    ]
    for (const one of [dear, cheap, far]) await wish(li, one)
    await tellOfRewards(at(0))
    expect(await lettersOf(li)).toEqual([])
    await give(li, 600)
    // at night nobody is woken
    expect(await tellOfRewards(at(0.5))).toBe(0)
    const told = await Promise.all(Array.from({ length: 8 }, () => tellOfRewards(at(1))))
    expect(told.reduce((a, b) => a + b, 0)).toBe(2)
    await tellOfRewards(at(2))
    expect(await lettersOf(li)).toMatchObject([
      { template: 'wish-in-reach', rewards: [{ titleZh: '小', costPoints: 300 }, { titleZh: '大' }] },
    ])
    const notices = await listRewardNotices(as(li, 1))
    expect(notices.map((one) => one.titleZh).toSorted()).toEqual(['大', '小'])
    await dismissNotice(as(li, 1), { id: notices[0]?.id ?? 0 })
    expect(await listRewardNotices(as(li, 1))).toHaveLength(1)
    // what can't be had any more is not said
    await spendAtOnce(li, 600, undefined, daysOn(1))
    expect(await listRewardNotices(as(li, 1))).toEqual([])
  })

  it('is not news when it could be had at once, but is when it was lost and comes back', async () => {
    const li = await newShopper()
    await give(li, 600)
    const rewardId = await reward()
    await wish(li, rewardId)
    await tellOfRewards(at(0))
    expect(await lettersOf(li)).toEqual([])
    await spendAtOnce(li, 600)
    await tellOfRewards(at(0))
    await give(li, 600, { at: daysOn(1) })
    await tellOfRewards(at(1))
    expect(await lettersOf(li)).toHaveLength(1)
  })

  it('waits for stock, limit and door as the exchange does', async () => {
    const li = await newShopper()
    const gone = await reward({ stock: 0 })
    const later = await reward({ starts_at: daysOn(3).toISOString() })
    const once = await reward({ limit_count: 1, cost_points: 100 })
    await give(li, 100)
    const had = await claimReward(as(li), wantReward(once, 100))
    for (const one of [gone, later, once]) await wish(li, one)
    await give(li, 5_000)
    await tellOfRewards(at(0))
    expect(await lettersOf(li)).toEqual([])
    await tellOfRewards(at(3))
    expect(await lettersOf(li)).toHaveLength(1)
    await voidClaim(db(), daysOn(3), { claimId: had.ok ? had.value.claimId : '', reason: 'x', actorId: null })
    await db().query('update reward set stock = 1 where id = $1', [gone])
    await tellOfRewards(at(3))
    expect(await lettersOf(li)).toHaveLength(2)
  })

  it('is told of in the app alone to whoever wants no letters', async () => {
    const li = await newShopper()
    await row('update account set wants_wish_mail = false where id = $1', [li])
    await wish(li, await reward())
    await give(li, 600)
    await tellOfRewards(at(0))
    expect(await lettersOf(li)).toEqual([])
    expect(await listRewardNotices(as(li))).toMatchObject([{ kind: 'wish-in-reach', costPoints: 500 }])
  })
})

/** Somebody who has exchanged for something that is good for so many days. */
async function holder(days: number) {
  const li = await newShopper()
  await give(li, 1_000)
  const rewardId = await reward({ kind: 'verification-code', category: 'in-store', valid_days: days, settings: {} })
  const got = await claimReward(as(li), wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  return { li, claimId: got.value.claimId }
}

describe('what was exchanged and not used', () => {
  it('is told of 7 days and 1 day before its last day, once each, however often it runs', async () => {
    const { li } = await holder(20)
    for (const day of [0, 12, 13, 14, 18, 19, 20]) {
      await Promise.all([tellOfRewards(at(day)), tellOfRewards(at(day))])
    }
    const told = await rows<{ day: string; days: number }>(
      `select to_char(at at time zone 'Asia/Shanghai', 'MM-DD') as day, threshold_days as days from notice where account_id = $1 order by id`,
      [li],
    )
    expect(told).toEqual([
      { day: '03-14', days: 7 },
      { day: '03-20', days: 1 },
    ])
    expect(await lettersOf(li)).toMatchObject([{ template: 'claim-ending' }, { template: 'claim-ending' }])
    expect(await listRewardNotices(as(li, 14))).toMatchObject([{ kind: 'claim-ending', days: 6 }])
  })

  it('is not told of once it is used, taken back or over; put aside, it is said again when the day is near', async () => {
    const { li, claimId } = await holder(10)
    await tellOfRewards(at(4))
    const [notice] = await listRewardNotices(as(li, 4))
    await dismissNotice(as(li, 4), { id: notice?.id ?? 0 })
    expect(await listRewardNotices(as(li, 5))).toEqual([])
    await tellOfRewards(at(9))
    expect(await listRewardNotices(as(li, 9))).toHaveLength(1)
    await voidClaim(db(), daysOn(9), { claimId, reason: 'x', actorId: null })
    expect(await listRewardNotices(as(li, 9))).toEqual([])
    const other = await holder(5)
    await voidClaim(db(), today, { claimId: other.claimId, reason: 'x', actorId: null })
    await tellOfRewards(at(1))
    expect(await lettersOf(other.li)).toEqual([])
  })

  it('is said in the app alone to whoever wants no letters of endings', async () => {
    const { li } = await holder(3)
    await row('update account set wants_expiry_mail = false where id = $1', [li])
    await tellOfRewards(at(0))
    expect(await lettersOf(li)).toEqual([])
    expect(await listRewardNotices(as(li))).toHaveLength(1)
  })
})

it('what is to be told is what the job has before it', async () => {
  const due = async (days: number) =>
    (await row<{ due: number }>(`select due from jobs_due($1) where job = 'reward-notices'`, [daysOn(days)]))?.due
  await tellOfRewards(at(0))
  expect(await due(0)).toBe(0)
  await holder(2)
  expect(await due(0)).toBe(1)
  expect(await due(0.5)).toBe(0)
  await tellOfRewards(at(0))
  expect(await due(0)).toBe(0)
})

it('without its guard a wish is told of by every worker', async () => {
  const li = await newShopper()
  await wish(li, await reward())
  await give(li, 600)
  const mend = await replaceInFunction(
    'wishes_tell',
    "SET state = 'told', told_at = v_at",
    'SET wished_at = clock_timestamp()',
  )
  await tellOfRewards(at(0))
  await tellOfRewards(at(1))
  expect((await lettersOf(li)).length).toBeGreaterThan(1)
  await mend()
})
