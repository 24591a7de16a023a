import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, goesWrong, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf, replaceInFunction } from '@/lib/points/ledger.fixture'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { cancelOrder } from './cancel-order'
import { wordsOf } from './refunds/bought.fixture'
import { refundOrder } from './refunds/refund-order'
import { CASH, countedOf, exchange, moneyReward, type Rich, rich, standingOf, waiting } from './reward-order.fixture'
import { settleSession } from './settle-session'
import { release } from './store'
import { takeBackReward } from './take-back-reward'

useTestDatabase({ size: 32 })
const provider = startTestPayments()
beforeAll(openShop)

const CLIENTS = 64
const at = { at: null }
const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const crowd = (n: number) => atOnce(n, () => rich())
const settled = (sessionId: string) => settleSession({ ...at, on: db() }, { sessionId })
const lastCode = async () =>
  moneyReward({ kind: 'virtual-code', category: 'digital', settings: { poolId: await codesIn(1) } })

/** What the shop keeps of the money that came for an order. */
async function keptOf(orderId: string): Promise<number> {
  const [found] = await rows<{ kept: number }>(
    `select (select coalesce(sum(amount_minor), 0) from payment where order_id = $1)
       - (select coalesce(sum(amount_minor), 0) from refund where order_id = $1 and state <> 'failed') as kept`,
    [orderId],
  )
  return found?.kept ?? -1
}

/** An exchange that was let go unpaid, and its pay page, still open at the provider. */
async function lateOne(rewardId: string) {
  const li = await rich()
  const one = await waiting(li, rewardId)
  await release(one.orderId, 'payment-expired', null, db())
  await provider.pay(one.sessionId)
  return { li, ...one }
}

/** A late payment against sixteen who want the same one. */
async function lateAgainstMany(rewardId: string) {
  const late = await lateOne(rewardId)
  const others = await crowd(16)
  const made = await atOnce(17, async (i) => {
    if (i !== 8) return (await exchange(others[i % 16] as Rich, rewardId)).ok
    const told = await settled(late.sessionId)
    return told.ok && told.value === 'settled'
  })
  const had = made.filter(Boolean).length
  return { late, had }
}

describe('at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('R10 the last one for points and money is kept for one of 64, and nobody else has a point held', async () => {
    const rewardId = await moneyReward({ stock: 1 })
    const shoppers = await crowd(CLIENTS)
    const made = await atOnce(CLIENTS, (i) => exchange(shoppers[i] as Rich, rewardId))
    expect(made.filter((one) => one.ok)).toHaveLength(1)
    expect(new Set(made.flatMap((one) => (one.ok ? [] : [one.refusal])))).toEqual(new Set(['reward-sold-out']))
    const balances = await Promise.all(shoppers.map((one) => balanceOf(one.actor.id)))
    expect(balances.filter((one) => one.available === 1_000 && one.held === 0)).toHaveLength(CLIENTS - 1)
  })

  it('R4 the last code is kept for one of 64 and given to the one who pays', async () => {
    const rewardId = await lastCode()
    const shoppers = await crowd(CLIENTS)
    const made = await atOnce(CLIENTS, (i) => exchange(shoppers[i] as Rich, rewardId))
    expect(made.filter((one) => one.ok)).toHaveLength(1)
  })

  it('one shopper in 64 tabs has as many waiting as one person may', async () => {
    const rewardId = await moneyReward({ limit_count: 1 })
    const li = await rich(100_000)
    const made = await atOnce(CLIENTS, () => exchange(li, rewardId))
    expect(made.filter((one) => one.ok)).toHaveLength(1)
  })

  it('a payment that fifty tell of is taken once', async () => {
    const li = await rich()
    const one = await waiting(li, await moneyReward())
    await provider.pay(one.sessionId)
    const told = await atOnce(50, () => settled(one.sessionId))
    expect(told.filter((each) => each.ok && each.value === 'settled')).toHaveLength(1)
    expect(await keptOf(one.orderId)).toBe(CASH)
    expect(await standingOf(li)).toMatchObject({ state: 'issued', order: 'completed' })
  })

  it('paid, called off and let go at the same moment: it is had and paid for, or neither', async () => {
    for (let round = 0; round < 8; round += 1) {
      const li = await rich()
      const one = await waiting(li, await moneyReward({ stock: 1 }))
      await Promise.all([
        provider.pay(one.sessionId).then(() => settled(one.sessionId)),
        cancelOrder(li, { number: one.number, token: null }),
        release(one.orderId, 'payment-expired', null, db()),
      ])
      await settled(one.sessionId)
      const { state } = await standingOf(li)
      const kept = await keptOf(one.orderId)
      expect([state, kept]).toEqual(kept === CASH ? ['issued', CASH] : ['void', 0])
      expect((await balanceOf(li.actor.id)).available).toBe(kept === CASH ? 700 : 1_000)
    }
  })

  it('one that is paid for too late and wanted by sixteen others is had by one of them all', async () => {
    for (const rewardId of [await moneyReward({ stock: 1 }), await lastCode()]) {
      const { late, had } = await lateAgainstMany(rewardId)
      expect(had).toBe(1)
      expect(await keptOf(late.orderId)).toBe((await standingOf(late.li)).state === 'issued' ? CASH : 0)
    }
  })

  it('taken back by sixteen, at the claims’ desk and the order’s, points and money go back once', async () => {
    const li = await rich()
    const rewardId = await moneyReward({ stock: 1 })
    const one = await waiting(li, rewardId)
    await provider.pay(one.sessionId)
    await settled(one.sessionId)
    const clerk = await staff()
    await atOnce(16, async (i) => {
      if (i % 2) await takeBackReward(clerk, { claimId: one.claimId, reason: '缺货' })
      else await refundOrder(clerk, wordsOf(one.orderId, { kind: 'rest' }))
    })
    expect(await keptOf(one.orderId)).toBe(0)
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 1_000, held: 0 })
    expect(await countedOf(rewardId)).toBe(0)
  })
})

describe('without their guards', { timeout: 90_000 }, () => {
  it('a late payment has what somebody else has', async () => {
    const mend = await replaceInFunction(
      'claim_wait_again',
      ' AND (stock IS NULL OR claimed_count + set_aside_count < stock)',
      '',
    )
    await db().query('alter table reward drop constraint reward_stock')
    expect(await goesWrong(async () => (await lateAgainstMany(await moneyReward({ stock: 1 }))).had > 1)).toBe(true)
    await mend()
  })

  it('a code is promised to several, and who pays second has none', async () => {
    const mend = await replaceInFunction('claim_wait', 'PERFORM claim_keep(c, r);', '')
    const rewardId = await lastCode()
    const both = await Promise.all([rich(), rich()])
    const made = [await waiting(both[0], rewardId), await waiting(both[1], rewardId)]
    for (const one of made) await provider.pay(one.sessionId)
    const told = [await settled(made[0]?.sessionId ?? ''), await settled(made[1]?.sessionId ?? '')]
    expect(told).toMatchObject([{ value: 'settled' }, { value: 'surplus' }])
    await mend()
  })

  it('money stays for what was taken back', async () => {
    const mend = await replaceInFunction('claim_void', "IF v_order <> 'refunded' THEN", 'IF false THEN')
    const li = await rich()
    const one = await waiting(li, await moneyReward())
    await provider.pay(one.sessionId)
    await settled(one.sessionId)
    await takeBackReward(await staff(), { claimId: one.claimId, reason: '缺货' })
    expect(await keptOf(one.orderId)).toBe(CASH)
    expect(await brokenInvariants()).toContainEqual(expect.stringMatching(/^I84/))
    await mend()
  })
})
