import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { previewRequest } from '@/lib/orders/refund-requests/preview-request'
import { requestRefund } from '@/lib/orders/refund-requests/request-refund'
import { wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { refund } from '@/lib/orders/refunds/store'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { approvePayout } from '@/lib/payouts/approve-payout'
import { cancelPayout } from '@/lib/payouts/cancel-payout'
import { payoutOf, portOf, receivedFor, termsOf } from '@/lib/payouts/payout.fixture'
import { retryPayout } from '@/lib/payouts/retry-payout'
import { sendPayouts } from '@/lib/payouts/send-payouts'
import { undoApproval } from '@/lib/payouts/undo-approval'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { voidClaim } from '../store'
import { type Buyer, buyer, card, cashFor, exchanged, later } from './cashback.fixture'
import { cashbackSchema, claimCashbackSchema } from './schema'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
beforeAll(() => termsOf({ secondPersonMinor: 5_000 }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const MINUTE = 60_000
const on = (minutes: number) => new Date(later().getTime() + minutes * MINUTE)
const send = (minutes: number) => sendPayouts({ at: on(minutes), on: db() }, { port: portOf(provider.trial()) })
const finance = async (minutes = 0) => ({ ...(await staff('finance')), at: on(minutes) })
const refused = async (who: Buyer, claimId: string, number = who.number) => {
  const got = await cashFor(who, claimId, number)
  return got.ok ? 'paid' : got.refusal
}

async function asked(said: Parameters<typeof card>[0] = {}, priceMinor = 20_000) {
  const li = await buyer(priceMinor)
  const claimId = await exchanged(li, await card(said))
  const got = await cashFor(li, claimId, li.number)
  if (!got.ok) throw new Error(got.refusal)
  return { li, claimId, payoutId: got.value.payoutId, amountMinor: got.value.amountMinor }
}

describe('S50 a cashback card', () => {
  it('gives a share of what the order’s goods cost, up to its most, and waits for somebody to agree', async () => {
    const share = { amountMinor: null, shareBps: 777, mostMinor: 100_000 }
    const { amountMinor, claimId } = await asked(share, 19_999)
    expect(amountMinor).toBe(1_553)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'asked', claim: 'used', withheld: 0 })
    expect((await asked({ ...share, mostMinor: 800 })).amountMinor).toBe(800)
    expect((await asked({ amountMinor: 90_000 })).amountMinor).toBe(20_000)
    expect(await send(60)).toBe(0)
  })

  it('is paid when somebody else agreed and the minutes for second thoughts are over', async () => {
    const { payoutId, amountMinor, claimId } = await asked()
    expect(await approvePayout(await finance(), { payoutId, amountMinor: amountMinor + 1 })).toMatchObject({
      refusal: 'payout-changed',
    })
    const boss = await finance()
    expect(await approvePayout(boss, { payoutId, amountMinor })).toMatchObject({ value: { state: 'approved' } })
    expect(await approvePayout(boss, { payoutId, amountMinor })).toMatchObject({ value: { state: 'approved' } })
    await send(4)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([])
    await send(6)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([amountMinor])
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', claim: 'used' })
    expect(await undoApproval(await finance(7), { payoutId })).toMatchObject({ refusal: 'payout-on-its-way' })
  })

  it('is taken out of the way again within its minutes, and agreed to anew', async () => {
    const { payoutId, amountMinor } = await asked()
    await approvePayout(await finance(), { payoutId, amountMinor })
    expect(await undoApproval(await finance(4), { payoutId })).toMatchObject({ value: { state: 'asked' } })
    await send(60)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([])
    expect(await approvePayout(await finance(61), { payoutId, amountMinor })).toMatchObject({ ok: true })
    expect(await undoApproval(await finance(67), { payoutId })).toMatchObject({ refusal: 'payout-on-its-way' })
  })

  it('above the limit needs two people, and nobody agrees to their own', async () => {
    const { li, payoutId, amountMinor } = await asked({ amountMinor: 6_000 })
    const [one, other] = [await finance(), await finance()]
    const self = { ...one, actor: { ...one.actor, id: li.ctx.actor.id } }
    expect(await approvePayout(self, { payoutId, amountMinor })).toMatchObject({ refusal: 'payout-own' })
    expect(await approvePayout(one, { payoutId, amountMinor })).toMatchObject({ value: { state: 'asked' } })
    expect(await approvePayout(one, { payoutId, amountMinor })).toMatchObject({ refusal: 'payout-second-person' })
    await send(60)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([])
    expect(await approvePayout(other, { payoutId, amountMinor })).toMatchObject({ value: { state: 'approved' } })
  })

  it('that was declined is the shopper’s again, and so is the order', async () => {
    const { li, claimId, payoutId } = await asked()
    const no = { payoutId, reason: '订单信息对不上' }
    expect(await cancelPayout(await finance(), no)).toMatchObject({ value: { state: 'cancelled' } })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'issued' })
    expect(await approvePayout(await finance(), { payoutId, amountMinor: 1_000 })).toMatchObject({
      refusal: 'payout-decided',
    })
    expect(await cashFor(li, claimId, li.number)).toMatchObject({ ok: true })
  })

  it('that was not used is taken back by the shop with its points; one that was used is not', async () => {
    const li = await buyer()
    const [one, used] = [await exchanged(li, await card()), await exchanged(li, await card())]
    await cashFor(li, used, li.number)
    const back = (claimId: string) => voidClaim(db(), null, { claimId, reason: 'x', actorId: null })
    expect(await back(one)).toMatchObject({ ok: true })
    expect(await back(used)).toMatchObject({ refusal: 'claim-used' })
    expect(await refused(li, one)).toBe('claim-void')
    expect(await balanceOf(li.ctx.actor.id)).toMatchObject({ available: 49_500 })
  })
})

describe('an order that gives no cash', () => {
  it('is one that somebody else placed, or none at all: both are answered alike', async () => {
    const [li, amy] = [await buyer(), await buyer()]
    const claimId = await exchanged(li, await card())
    expect(await refused(li, claimId, amy.number)).toBe('cashback-order-unknown')
    expect(await refused(li, claimId, '999999999')).toBe('cashback-order-unknown')
    expect(await refused(amy, claimId)).toBe('claim-unknown')
    expect(await payoutOf(claimId)).toBeNull()
  })

  it('has given some before, with this card or another', async () => {
    const { li, claimId } = await asked()
    expect(await refused(li, claimId)).toBe('cashback-card-used')
    expect(await refused(li, await exchanged(li, await card()))).toBe('cashback-order-used')
  })

  it('has not come, or can still be sent back', async () => {
    const li = await buyer(20_000, { delivered: false })
    const claimId = await exchanged(li, await card())
    expect(await refused(li, claimId)).toBe('cashback-order-not-delivered')
    await rows(`select order_ship($1, 'x', 'y', null, now())`, [li.orderId])
    await rows(`select order_deliver($1, null, $2)`, [li.orderId, new Date(later().getTime() - 86_400_000)])
    expect(await cashFor(li, claimId, li.number)).toMatchObject({
      refusal: 'cashback-order-too-early',
      details: { at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) },
    })
    expect(await refused(li, await exchanged(li, await card({ since: 'delivered' })))).toBe('paid')
  })

  it('was placed on the wrong side of the exchange', async () => {
    const li = await buyer()
    expect(await refused(li, await exchanged(li, await card({ orders: 'after' })))).toBe('cashback-order-before')
    expect(await refused(li, await exchanged(li, await card({ orders: 'before' })))).toBe('paid')
    const amy = await buyer()
    const claimId = await exchanged(amy, await card({ orders: 'before' }))
    await rows('update shop_order set placed_at = now() where id = $1', [amy.orderId])
    expect(await refused(amy, claimId)).toBe('cashback-order-after')
  })

  it('is too small, counted without shipping and without what went back', async () => {
    const li = await buyer(10_500)
    const claimId = await exchanged(li, await card({ minOrderMinor: 10_500 }))
    const some = wordsOf(li.orderId, { kind: 'amount', amountMinor: 1, shippingMinor: 0 })
    await refund(some, null as never, null, db())
    expect(await cashFor(li, claimId, li.number)).toMatchObject({
      refusal: 'cashback-order-too-small',
      details: { minMinor: 10_500, baseMinor: 10_499 },
    })
  })

  it('was given back, or somebody asks to give it back', async () => {
    const li = await buyer()
    const claimId = await exchanged(li, await card())
    await refund(wordsOf(li.orderId, { kind: 'rest' }), null as never, null, db())
    expect(await refused(li, claimId)).toBe('cashback-order-refunded')
    const amy = await buyer()
    const [card2, scope] = [
      await exchanged(amy, await card()),
      { kind: 'amount' as const, amountMinor: 100, shippingMinor: 0 },
    ]
    const wish = { number: Number(amy.number), token: null, scope }
    const seen = await previewRequest(amy.ctx, wish)
    if (!seen.ok) throw new Error(seen.refusal)
    await requestRefund(amy.ctx, { ...wish, requestId: randomUUID(), reason: 'a crack', expected: seen.value })
    expect(await refused(amy, card2)).toBe('cashback-order-refunded')
  })

  it('is asked for with a card that is over', async () => {
    const li = await buyer()
    expect(await refused(li, await exchanged(li, await card({}, { valid_days: 3 })))).toBe('cashback-card-over')
  })

  it('one press sent twice is one; the same press for another order is refused', async () => {
    const [li, requestId] = [await buyer(), randomUUID()]
    const claimId = await exchanged(li, await card())
    const [one, two] = [
      await cashFor(li, claimId, li.number, requestId),
      await cashFor(li, claimId, li.number, requestId),
    ]
    expect(one).toMatchObject({ ok: true, value: { replayed: false } })
    expect(two).toMatchObject({ ok: true, value: { replayed: true } })
    expect(await cashFor(li, claimId, '1', requestId)).toMatchObject({ refusal: 'key-reused' })
  })
})

describe('an order that is given back afterwards', () => {
  const giveBack = (orderId: string, amountMinor: number | null) =>
    refund(
      wordsOf(orderId, amountMinor === null ? { kind: 'rest' } : { kind: 'amount', amountMinor, shippingMinor: 0 }),
      null as never,
      null,
      db(),
    )
  const share = { amountMinor: null, shareBps: 1_000, mostMinor: 100_000, minOrderMinor: 5_000 }

  it('before the cash is sent: the sum follows it, and with nothing left the card is the shopper’s again', async () => {
    const { li, claimId, payoutId } = await asked(share)
    await giveBack(li.orderId, 10_000)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'asked', amount: 1_000 })
    expect(await approvePayout(await finance(), { payoutId, amountMinor: 2_000 })).toMatchObject({
      refusal: 'payout-changed',
    })
    await giveBack(li.orderId, null)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'issued' })
  })

  it('after the cash was paid: what is too much stands beside it, and no points are taken for it', async () => {
    const { li, claimId, payoutId, amountMinor } = await asked(share)
    await approvePayout(await finance(), { payoutId, amountMinor })
    await send(6)
    const before = await balanceOf(li.ctx.actor.id)
    await giveBack(li.orderId, 10_000)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', amount: 2_000, overpaid: 1_000 })
    await giveBack(li.orderId, null)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', overpaid: 2_000, claim: 'used' })
    expect((await balanceOf(li.ctx.actor.id)).available).toBe(before.available)
  })

  it('while it is under way and then fails: only what is left is sent when it is tried again', async () => {
    const { li, claimId, payoutId, amountMinor } = await asked(share)
    await approvePayout(await finance(), { payoutId, amountMinor })
    await provider.trial().control('/control', { transferFault: 'rate-limit' })
    await send(6)
    await giveBack(li.orderId, 10_000)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'sending', amount: 2_000, overpaid: 1_000 })
    await provider.trial().control('/control', { transferFault: 'refuse' })
    await send(60)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'failed' })
    await retryPayout(await finance(61), { payoutId })
    await send(62)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([1_000])
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', amount: 1_000, overpaid: 0 })
  })
})

it.each(['', ' ', '1 2', '12; drop table payout', '-1', '1e3', '9'.repeat(16), '１２３', "1' or '1'='1", '0x10'])(
  'no order has the number «%s»',
  (orderNumber) => {
    const input = { claimId: randomUUID(), requestId: randomUUID(), orderNumber }
    expect(claimCashbackSchema.safeParse(input).success).toBe(false)
  },
)

it.each([
  ['neither a sum nor a share', { amountMinor: null }],
  ['both', { shareBps: 100, mostMinor: 100 }],
  ['a share without an end', { amountMinor: null, shareBps: 100 }],
  ['more than all of it', { amountMinor: null, shareBps: 10_001, mostMinor: 5 }],
])('a card that gives %s can’t be written', (_, said) => {
  const whole = {
    amountMinor: 100,
    shareBps: null,
    mostMinor: null,
    minOrderMinor: 0,
    orders: 'any',
    since: 'delivered',
    taxClass: 'discount',
  }
  expect(cashbackSchema.safeParse(whole).success).toBe(true)
  expect(cashbackSchema.safeParse({ ...whole, ...said }).success).toBe(false)
})
