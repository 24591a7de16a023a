import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { alsoNeeds } from '@/lib/gate/also-needs'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf, journalOf, remainingOf } from '@/lib/points/ledger.fixture'
import { brokenExplanations } from '@/lib/points/recompute/explained.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { revealCode } from '@/lib/rewards/codes/reveal-code'
import { verifyCode } from '@/lib/rewards/desk/verify-code'
import { listClaims } from '@/lib/rewards/queries'
import { wantReward } from '@/lib/rewards/reward.fixture'
import { cancelOrder } from './cancel-order'
import { givesMoneyBack } from './queries'
import { reconcilePayments } from './reconcile-payments'
import { wordsOf } from './refunds/bought.fixture'
import { refundOrder } from './refunds/refund-order'
import {
  CASH,
  COST,
  countedOf,
  exchange,
  moneyReward,
  payPageOf,
  type Rich,
  rich,
  standingOf,
  waiting,
} from './reward-order.fixture'
import { settleSession } from './settle-session'
import { settle } from './store'
import { takeBackReward } from './take-back-reward'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))
afterAll(async () => expect((await brokenExplanations()).broken).toEqual([]))

const settled = (sessionId: string) => settleSession({ at: null, on: db() }, { sessionId })

async function paid(ctx: Rich, rewardId: string) {
  const one = await waiting(ctx, rewardId)
  await provider.pay(one.sessionId)
  expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'settled' })
  return standingOf(ctx)
}

const moneyBack = async (orderId: string) =>
  rows<{ amount_minor: number; state: string }>('select amount_minor, state from refund where order_id = $1', [orderId])

describe('an exchange for points and money', () => {
  it('holds the points and one of the stock until it is paid, and is handed over then', async () => {
    const li = await rich()
    const rewardId = await moneyReward({ stock: 1 })
    const made = await exchange(li, rewardId)
    expect(made).toMatchObject({
      ok: true,
      value: { state: 'unpaid', payUrl: expect.stringMatching(/^\/api\/orders\//) },
    })
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 700, held: 300 })
    expect(await countedOf(rewardId)).toBe(1)
    expect(await exchange(await rich(), rewardId)).toMatchObject({ refusal: 'reward-sold-out' })
    expect(await brokenInvariants()).toEqual([])

    const one = await payPageOf(li)
    await provider.pay(one.sessionId)
    expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'settled' })
    expect(await standingOf(li)).toMatchObject({ state: 'issued', order: 'completed', spent: true })
    expect((await journalOf(li.actor.id)).slice(-2)).toEqual([
      'hold available-300 held+300',
      'exchange held-300 redeemed+300',
    ])
    const [mine] = await listClaims(li)
    expect(await revealCode(li, { claimId: mine?.claimId ?? '' })).toMatchObject({ ok: true })
    // its money earned nothing: what rewards cost makes no points
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 700, pending: 0, held: 0 })
  })

  it('is one exchange and one order, however often it is asked for', async () => {
    const li = await rich()
    const rewardId = await moneyReward()
    const asked = { ...wantReward(rewardId, COST), cashMinor: CASH }
    const first = await claimReward(li, asked)
    expect(await claimReward(li, asked)).toEqual(first)
    expect(await countedOf(rewardId)).toBe(1)
  })

  it('is paid in the way that was chosen, or in the shop’s first; in none that it does not take', async () => {
    const li = await rich()
    const rewardId = await moneyReward()
    const ask = (more: object) => claimReward(li, { ...wantReward(rewardId, COST), cashMinor: CASH, ...more })
    expect(await ask({ paymentMethod: 'alipay' })).toMatchObject({ refusal: 'payment-method-unavailable' })
    await rows(`update shop set payment_methods = '{wechat-pay,alipay}'`)
    expect((await ask({ paymentMethod: 'alipay' })).ok).toBe(true)
    expect((await ask({})).ok).toBe(true)
    await rows(`update shop set payment_methods = default`)
    const methods = 'select payment_method as method from shop_order where account_id = $1 order by number'
    expect(await rows(methods, [li.actor.id])).toEqual([{ method: 'alipay' }, { method: 'wechat-pay' }])
  })

  it('is made at the money that was shown, and with points enough', async () => {
    const li = await rich(299)
    const rewardId = await moneyReward()
    expect(await claimReward(li, { ...wantReward(rewardId, COST), cashMinor: 1 })).toMatchObject({
      refusal: 'reward-money-changed',
      details: { cashMinor: CASH },
    })
    expect(await claimReward(li, wantReward(rewardId, COST))).toMatchObject({ refusal: 'reward-money-changed' })
    expect(await exchange(li, rewardId)).toMatchObject({ refusal: 'points-not-enough' })
    expect(await rows('select 1 from shop_order where account_id = $1', [li.actor.id])).toEqual([])
  })

  it('counts for no first order, no tier and no earning', async () => {
    const li = await rich()
    await paid(li, await moneyReward())
    const spent = await row<{ n: number }>(
      `select coalesce(sum(amount), 0)::int as n from tier_parts($1, '{"windowMonths": 12}', now() + interval '1 minute')`,
      [li.actor.id],
    )
    const facts = await row<{ n: number }>(
      `select (earning_shopper($1, '[{"conditions": [{"kind": "first-order"}]}]', now())->>'paidOrders')::int as n`,
      [li.actor.id],
    )
    expect([spent?.n, facts?.n]).toEqual([0, 0])
  })
})

describe('when the money does not come', () => {
  it('everything is given back: points to their lots, stock, limit, budget and code', async () => {
    const budget = await row<{ id: string }>(`select id from points_budget where code = 'goodwill'`)
    await db().query(`select budget_fund($1, $2, 'r', 'test', null, null)`, [budget?.id, COST])
    const poolId = await codesIn(1)
    const rewardId = await moneyReward({
      kind: 'virtual-code',
      category: 'digital',
      stock: 1,
      limit_count: 1,
      budget_id: budget?.id,
      settings: { poolId },
    })
    const li = await rich()
    const one = await waiting(li, rewardId)
    expect(await brokenInvariants()).toEqual([])
    expect(await cancelOrder(li, { number: one.number, token: null })).toEqual({
      ok: true,
      value: { state: 'cancelled' },
    })
    expect(await standingOf(li)).toMatchObject({ state: 'void', order: 'cancelled', spent: false })
    expect(await remainingOf(li.actor.id)).toEqual([1_000])
    expect(await listClaims(li)).toEqual([])
    expect(await brokenInvariants()).toEqual([])
    // the very same one can be had again
    expect(await paid(li, rewardId)).toMatchObject({ state: 'issued', order: 'completed' })
  })

  it('it ends by itself when its time is over', async () => {
    const li = await rich()
    await waiting(li, await moneyReward())
    await reconcilePayments({ on: db(), at: new Date(Date.now() + 40 * 60_000) })
    expect(await standingOf(li)).toMatchObject({ state: 'void', order: 'cancelled', cancelReason: 'payment-expired' })
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 1_000, held: 0 })
  })

  it('staff have nothing to take back', async () => {
    const li = await rich()
    const { claimId } = await waiting(li, await moneyReward())
    expect(await takeBackReward(await staff(), { claimId, reason: '不要了' })).toMatchObject({
      refusal: 'claim-unpaid',
    })
  })
})

describe('a payment that comes too late', () => {
  const late = async (rewardId: string, meanwhile: (ctx: Rich) => Promise<unknown>) => {
    const li = await rich()
    const one = await waiting(li, rewardId)
    await rows(`select order_release($1, 'payment-expired', null)`, [one.orderId])
    await meanwhile(li)
    await provider.pay(one.sessionId)
    const outcome = await settled(one.sessionId)
    return { li, one, outcome }
  }

  it('is honoured while everything it needs is still there', async () => {
    const poolId = await codesIn(1)
    const rewardId = await moneyReward({ kind: 'virtual-code', category: 'digital', settings: { poolId }, stock: 1 })
    const { li, outcome } = await late(rewardId, async () => null)
    expect(outcome).toEqual({ ok: true, value: 'settled' })
    expect(await standingOf(li)).toMatchObject({ state: 'issued', order: 'completed', spent: true })
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 700, held: 0 })
  })

  it.each([
    ['the last one is gone', async () => ({ stock: 1 }), async (id: string) => exchange(await rich(), id)],
    [
      'the last code is gone',
      async () => ({ kind: 'virtual-code', category: 'digital', settings: { poolId: await codesIn(1) } }),
      async (id: string) => exchange(await rich(), id),
    ],
    ['the shopper has had another', async () => ({ limit_count: 1 }), async (id: string, li: Rich) => exchange(li, id)],
  ])('goes back by itself when %s', async (_, fields, meanwhile) => {
    const rewardId = await moneyReward(await fields())
    const { li, one, outcome } = await late(rewardId, (ctx) => meanwhile(rewardId, ctx))
    expect(outcome).toEqual({ ok: true, value: 'surplus' })
    const left = await row<{ state: string; order: string }>(
      'select c.state, o.state as "order" from claim c join shop_order o on o.id = c.order_id where c.id = $1',
      [one.claimId],
    )
    expect(left).toEqual({ state: 'void', order: 'cancelled' })
    expect(await moneyBack(one.orderId)).toEqual([{ amount_minor: CASH, state: 'succeeded' }])
    expect((await balanceOf(li.actor.id)).available).toBeGreaterThanOrEqual(700)
  })

  it('or twice, goes back too', async () => {
    const li = await rich()
    const { orderId } = await paid(li, await moneyReward())
    const again = { orderId, paymentId: 'pi_again', amountMinor: CASH, currency: 'CNY', eventId: null, at: null }
    expect(await settle(again, db())).toMatchObject({ value: { outcome: 'surplus' } })
    await rows(`update refund set state = 'succeeded' where order_id = $1`, [orderId])
  })
})

describe('a paid exchange that is taken back', () => {
  it('gives the points to their lots and the money through the provider, once', async () => {
    const li = await rich()
    const rewardId = await moneyReward({ stock: 1 })
    const { claimId, orderId } = await paid(li, rewardId)
    const words = { claimId, reason: '缺货' }
    expect(await takeBackReward(await staff(), words)).toMatchObject({ ok: true })
    expect(await takeBackReward(await staff(), words)).toMatchObject({ ok: true })
    expect(await moneyBack(orderId)).toEqual([{ amount_minor: CASH, state: 'succeeded' }])
    expect(await standingOf(li)).toMatchObject({ state: 'void', order: 'refunded' })
    expect(await remainingOf(li.actor.id)).toEqual([1_000])
    expect((await journalOf(li.actor.id)).at(-1)).toBe('exchange-return available+300 redeemed-300')
    expect(await countedOf(rewardId)).toBe(0)
  })

  it('is taken back by those alone who may give money back; points alone by those who take claims back', async () => {
    const li = await rich()
    const { claimId } = await paid(li, await moneyReward())
    const takeBack = alsoNeeds('orders.refund', givesMoneyBack, takeBackReward)
    const [clerk, words] = [await staff('clerk'), { claimId, reason: '缺货' }]
    expect(await takeBack(clerk, words)).toMatchObject({ refusal: 'not-allowed' })
    expect(await standingOf(li)).toMatchObject({ state: 'issued' })
    const plain = await claimReward(li, wantReward(await moneyReward({ cash_minor: 0 }), COST))
    const points = plain.ok ? plain.value.claimId : ''
    expect(await takeBack(clerk, { claimId: points, reason: '缺货' })).toMatchObject({ ok: true })
    expect(await takeBack(await staff('support'), words)).toMatchObject({ ok: true })
  })

  it('so it is when its order is refunded whole at the order’s desk, and the preview says so', async () => {
    const li = await rich()
    const { orderId } = await paid(li, await moneyReward())
    const made = await refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
    expect(made).toMatchObject({ value: { outcome: { moneyMinor: CASH, returnedPoints: COST, whole: true } } })
    expect(await standingOf(li)).toMatchObject({ state: 'void', order: 'refunded' })
  })

  it('a part of its money is money alone; with the last part the points come too', async () => {
    const li = await rich()
    const { orderId, claimId } = await paid(li, await moneyReward())
    const part = { kind: 'amount', amountMinor: 500, shippingMinor: 0 } as const
    expect(await refundOrder(await staff(), wordsOf(orderId, part))).toMatchObject({
      value: { outcome: { moneyMinor: 500, returnedPoints: 0 } },
    })
    expect(await standingOf(li)).toMatchObject({ state: 'issued', order: 'completed' })
    expect(await takeBackReward(await staff(), { claimId, reason: '缺货' })).toMatchObject({ ok: true })
    expect((await moneyBack(orderId)).map((one) => one.amount_minor).toSorted((a, b) => a - b)).toEqual([500, 1_490])
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 1_000 })
  })

  it('one that was used keeps its points: then its order gives back money alone', async () => {
    const li = await rich()
    const { orderId, claimId } = await paid(li, await moneyReward())
    const shown = await revealCode(li, { claimId })
    const clerk = await staff('clerk')
    await verifyCode(clerk, { code: shown.ok ? shown.value.code : '', requestId: claimId })
    expect(await takeBackReward(await staff(), { claimId, reason: '缺货' })).toMatchObject({ refusal: 'claim-used' })
    const made = await refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
    expect(made).toMatchObject({ value: { outcome: { moneyMinor: CASH, returnedPoints: 0 } } })
    expect(await standingOf(li)).toMatchObject({ state: 'used', order: 'refunded' })
  })
})
