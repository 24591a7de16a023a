import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { listClaims } from '@/lib/rewards/queries'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'
import { type ClaimLine, claimsToExport } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import { cancelOrder } from './cancel-order'
import { confirmReceipt } from './confirm-receipt'
import { CASH, COST, countedOf, moneyReward, payPageOf, rich, standingOf, waiting } from './reward-order.fixture'
import { settleSession } from './settle-session'
import { shipOrder } from './ship-order'
import { takeBackReward } from './take-back-reward'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const settled = (sessionId: string) => settleSession({ at: null, on: db() }, { sessionId })
const address = { name: '小棠', line1: '一路 1 号' }

describe('a gift for points and money', () => {
  it('is sent from the order’s desk or the gifts’, once, and received in either place', async () => {
    const li = await rich()
    const rewardId = await moneyReward({ kind: 'parcel', category: 'gifts', stock: 5 })
    const got = await row<{ told: unknown }>('select reward_claim($1) as told', [
      JSON.stringify({
        accountId: li.actor.id,
        ...wantReward(rewardId, COST),
        cashMinor: CASH,
        prepared: { address },
      }),
    ])
    expect(got?.told).toMatchObject({ state: 'unpaid' })
    const one = await payPageOf(li)
    await provider.pay(one.sessionId)
    await settled(one.sessionId)
    expect(await standingOf(li)).toMatchObject({ state: 'claimed', order: 'paid' })
    const clerk = await staff('clerk')
    const parcel = { carrier: '顺丰', trackingNumber: 'SF1' }
    expect(await shipOrder(clerk, { orderId: one.orderId, ...parcel })).toMatchObject({ ok: true })
    expect(await listClaims(li)).toMatchObject([{ state: 'issued', delivery: parcel }])
    expect(await takeBackReward(await staff(), { claimId: one.claimId, reason: '缺货' })).toMatchObject({
      refusal: 'claim-on-its-way',
    })
    expect(await confirmReceipt(li, { number: one.number, token: null })).toMatchObject({ ok: true })
    expect(await standingOf(li)).toMatchObject({ state: 'used', order: 'shipped' })
  })
})

it('leaves the shop in a file as unpaid, paid or given back, and not at all when its money never came', async () => {
  const rewardId = await moneyReward()
  const told = async () => {
    const { text, values } = claimsToExport(claimListSchema.parse({ reward: rewardId }))
    const out = await rows<ClaimLine>(text, values)
    return out.map((one) => [one.cashMinor, one.cashState])
  }
  const li = await rich()
  const dropped = await waiting(li, rewardId)
  expect(await told()).toEqual([[CASH, 'unpaid']])
  await cancelOrder(li, { number: dropped.number, token: null })
  expect(await told()).toEqual([])
  const { claimId, sessionId } = await waiting(li, rewardId)
  await provider.pay(sessionId)
  await settled(sessionId)
  expect(await told()).toEqual([[CASH, 'paid']])
  await takeBackReward(await staff(), { claimId, reason: '缺货' })
  expect(await told()).toEqual([[CASH, 'refunded']])
})

it('a coupon for points and money lies in the wallet once it is paid', async () => {
  const { couponId } = await couponReward(1)
  const li = await rich()
  const rewardId = await moneyReward({ kind: 'coupon', category: 'coupons', settings: { couponId } })
  await waiting(li, rewardId)
  expect(await listClaims(li)).toMatchObject([{ kind: 'coupon', state: 'unpaid', cashMinor: CASH }])
  const one = await payPageOf(li)
  await provider.pay(one.sessionId)
  await settled(one.sessionId)
  expect(await listClaims(li)).toEqual([])
  expect(await rows('select state from coupon_grant where account_id = $1', [li.actor.id])).toEqual([
    { state: 'available' },
  ])
})

it('what can’t be handed over when its money comes gives that back, and everything else', async () => {
  const { couponId } = await couponReward(1)
  const li = await rich()
  const rewardId = await moneyReward({ kind: 'coupon', category: 'coupons', settings: { couponId }, stock: 1 })
  const one = await waiting(li, rewardId)
  await rows('delete from coupon where id = $1', [couponId])
  await provider.pay(one.sessionId)
  expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'surplus' })
  expect(await standingOf(li)).toMatchObject({ state: 'void', order: 'cancelled', spent: false })
  expect(await balanceOf(li.actor.id)).toMatchObject({ available: 1_000, held: 0 })
  expect(await countedOf(rewardId)).toBe(0)
  // heard of twice, it is given back once
  expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'already' })
  expect(await rows('select state from refund where order_id = $1', [one.orderId])).toEqual([{ state: 'succeeded' }])
})

it.each([
  ['a page', { kind: 'page', settings: { page: { blocks: [] } } }, 'page_open'],
  ['a link', { kind: 'link', settings: { link: { platform: 'other', target: '#x' } } }, 'link_leave'],
])('%s that is not paid for opens nothing', async (_, fields, opens) => {
  const li = await rich()
  const one = await waiting(li, await moneyReward({ category: 'digital', ...fields }))
  const open = () => rows(`select ${opens}($1, $2, null)`, [one.claimId, li.actor.id])
  await expect(open()).rejects.toThrow('claim-unknown')
  await provider.pay(one.sessionId)
  await settled(one.sessionId)
  expect(await open()).toHaveLength(1)
})
