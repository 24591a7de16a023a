import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor, balanceOf, givePoints, openSession } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { refuse } from '@/lib/kernel/result'
import { payments } from '@/lib/payments/payments'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { receivePaymentEvent } from '../receive-payment-event'
import { sendPendingRefunds } from '../send-pending-refunds'
import { settleSession } from '../settle-session'
import { findStaffOrder } from '../staff/queries'
import { wordsOf } from './bought.fixture'
import { findProviderRefunds } from './find-provider-refunds'
import { recordProviderRefunds } from './record-provider-refunds'
import { refundOrder } from './refund-order'

useTestDatabase({ size: 10 })
const provider = startTestPayments()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const PRICE = 20_000
const system = () => ({ at: null, on: db() })

/** ¥200 of goods, ten of it paid with 1,000 points; what it earned is pending. */
async function paidOrder() {
  const ctx = await member()
  await givePoints(ctx, 1000)
  const cup = await onShelf({ stock: 2, priceMinor: PRICE })
  const answer = await askFor(ctx, [{ variantId: cup, quantity: 1 }], PRICE - 1000, { points: 1000, couponId: null })
  if (!answer.ok) throw new Error(answer.refusal)
  const sessionId = await openSession(ctx, answer.value)
  await provider.pay(sessionId)
  await settleSession(system(), { sessionId })
  const { orderId } = answer.value
  const payment = await row<{ id: string }>('select provider_payment_id as id from payment where order_id = $1', [
    orderId,
  ])
  return { ctx, orderId, paymentId: payment?.id ?? '' }
}

/** As a person would in the provider's own desk: without any name of ours. */
const giveBackThere = async (paymentId: string, amount: number) =>
  provider.trial().stripe().refunds.create({ payment_intent: paymentId, amount })

const told = (type: string, objectId: string) =>
  receivePaymentEvent(system(), { eventId: `evt_${objectId}`, type, objectId, livemode: false })

const orderOf = (id: string) =>
  row<{ state: string; refunded: number; returned: number; revoked: number; award: number }>(
    `select state, refunded_minor as refunded, returned_points as returned, revoked_points as revoked, award_points as award
     from shop_order where id = $1`,
    [id],
  )
const refundsOf = (id: string) =>
  rows<{ no: number | null; state: string; amount: number; there: string | null }>(
    `select no, state, amount_minor as amount, provider_refund_id as there from refund where order_id = $1 order by created_at, no`,
    [id],
  )

describe('a refund made in the provider’s own desk', () => {
  it('moves points in proportion, tells the shopper once, is audited, and is shown as made there', async () => {
    const { ctx, orderId, paymentId } = await paidOrder()
    const { id } = await giveBackThere(paymentId, 9_500)
    for (let time = 0; time < 3; time += 1) await told('refund.created', id)
    const order = await orderOf(orderId)
    expect(order).toMatchObject({ state: 'paid', refunded: 9_500, returned: 500 })
    expect(order?.revoked).toBe(Math.floor((order?.award ?? 0) / 2))
    expect(await balanceOf(ctx)).toMatchObject({ available: 500 })
    expect(await refundsOf(orderId)).toEqual([{ no: 1, state: 'succeeded', amount: 9_500, there: id }])
    const seen = await findStaffOrder(await staff(), orderId)
    expect(seen?.refunds).toMatchObject([{ isMadeElsewhere: true, providerRefundId: id }])
    const deeds = await rows<{ action: string; actor_id: string | null }>(
      `select action, actor_id from audit_log where subject = $1 order by action`,
      [`order:${orderId}`],
    )
    expect(deeds).toEqual([
      { action: 'order.refund', actor_id: null },
      { action: 'order.refund-elsewhere', actor_id: null },
    ])
    const letters = await rows('select 1 from mail_outbox where template in ($1, $2) and key like $3', [
      'order-refunded',
      'refund-sent',
      `order:${orderId}:%`,
    ])
    expect(letters).toHaveLength(1)
  })

  it('is found by its charge, and by looking, when nobody told of it', async () => {
    const { orderId, paymentId } = await paidOrder()
    const one = await giveBackThere(paymentId, 1_900)
    await told('charge.refunded', typeof one.charge === 'string' ? one.charge : '')
    await giveBackThere(paymentId, 1_900)
    expect(await findProviderRefunds(system())).toBe(1)
    expect(await findProviderRefunds(system())).toBe(0)
    expect(await orderOf(orderId)).toMatchObject({ refunded: 3_800, returned: 200 })
  })

  it('of all that is left ends the order: the parts add up, the payment is returned', async () => {
    const { ctx, orderId, paymentId } = await paidOrder()
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'amount', amountMinor: 3_333, shippingMinor: 0 }))
    const { id } = await giveBackThere(paymentId, PRICE - 1000 - 3_333)
    await Promise.all(Array.from({ length: 8 }, () => told('refund.updated', id)))
    const order = await orderOf(orderId)
    expect(order).toMatchObject({ state: 'refunded', refunded: PRICE - 1000, returned: 1000, revoked: order?.award })
    expect(await balanceOf(ctx)).toMatchObject({ available: 1000, pending: 0 })
    expect(await row('select state from payment where order_id = $1', [orderId])).toEqual({ state: 'returned' })
    expect(await refundsOf(orderId)).toHaveLength(2)
  })

  it('is the one that we had given up on, when it is of the same sum', async () => {
    const { orderId, paymentId } = await paidOrder()
    const down = vi.spyOn(payments(), 'refund').mockResolvedValue(refuse('payment-refund-refused'))
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
    down.mockRestore()
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'failed' }])
    const { id } = await giveBackThere(paymentId, PRICE - 1000)
    await told('refund.created', id)
    expect(await refundsOf(orderId)).toEqual([{ no: 1, state: 'succeeded', amount: PRICE - 1000, there: id }])
  })

  it('is the one that we asked for and heard nothing of, so that the sum goes back once', async () => {
    const { orderId, paymentId } = await paidOrder()
    const down = vi.spyOn(payments(), 'refund').mockResolvedValue(refuse('payments-unavailable'))
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
    down.mockRestore()
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'pending', there: null }])
    const { id } = await giveBackThere(paymentId, PRICE - 1000)
    await told('refund.created', id)
    expect(await refundsOf(orderId)).toEqual([{ no: 1, state: 'succeeded', amount: PRICE - 1000, there: id }])
    expect(await sendPendingRefunds({ at: new Date(Date.now() + 3_600_000), on: db() })).toBe(0)
  })

  it('while our own of the same sum is on its way is told beside it: the money went twice', async () => {
    const { orderId, paymentId } = await paidOrder()
    const asked = vi.spyOn(payments(), 'refund')
    asked.mockResolvedValueOnce(refuse('payments-unavailable'))
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'amount', amountMinor: 5_000, shippingMinor: 0 }))
    const there = await giveBackThere(paymentId, 5_000)
    // the desk's is told between our asking and the answer
    asked.mockImplementationOnce(async () => {
      await told('refund.created', there.id)
      return { ok: true, value: { refundId: 're_ours', status: 'succeeded' } } as never
    })
    await sendPendingRefunds({ at: new Date(Date.now() + 3_600_000), on: db() })
    expect(await refundsOf(orderId)).toMatchObject([
      { no: 1, state: 'succeeded', amount: 5_000, there: there.id },
      { no: 2, state: 'succeeded', amount: 5_000, there: 're_ours' },
    ])
    expect(await orderOf(orderId)).toMatchObject({ state: 'paid', refunded: 10_000 })
  })

  it('that came back from the bank is failed and waits for a person, points staying as they are', async () => {
    const { ctx, orderId } = await paidOrder()
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
    const [made] = await refundsOf(orderId)
    const before = await balanceOf(ctx)
    const listed = vi.spyOn(payments(), 'listRefunds')
    const one = {
      refundId: made?.there ?? '',
      amountMinor: PRICE - 1000,
      name: 'ours',
      status: 'failed',
      paymentId: null,
    } as const
    listed.mockResolvedValueOnce({ ok: true, value: [one] }).mockResolvedValueOnce({ ok: true, value: [one] })
    await told('refund.failed', made?.there ?? '')
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'failed' }])
    expect(await row('select state from payment where order_id = $1', [orderId])).toEqual({ state: 'captured' })
    expect([await balanceOf(ctx), await recordProviderRefunds(system(), { refundId: 'again' })]).toEqual([
      before,
      { ok: true, value: 0 },
    ])
  })

  it('beyond what the order has left is kept as money alone', async () => {
    const { orderId, paymentId } = await paidOrder()
    vi.spyOn(payments(), 'refund').mockResolvedValueOnce(refuse('payment-refund-refused'))
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'amount', amountMinor: 15_000, shippingMinor: 0 }))
    const { id } = await giveBackThere(paymentId, 10_000)
    await told('refund.created', id)
    expect(await orderOf(orderId)).toMatchObject({ state: 'refunded', refunded: PRICE - 1000 })
    const found = await refundsOf(orderId)
    expect(found.map(({ no, amount, state }) => [no, amount, state])).toEqual(
      expect.arrayContaining([
        [1, 15_000, 'failed'],
        [2, 4_000, 'succeeded'],
        [null, 6_000, 'succeeded'],
      ]),
    )
  })

  it('is nothing when this shop made it, when it failed there, or when the payment is not ours', async () => {
    const { orderId } = await paidOrder()
    await refundOrder(await staff(), wordsOf(orderId, { kind: 'amount', amountMinor: 500, shippingMinor: 0 }))
    const [made] = await refundsOf(orderId)
    await told('refund.created', made?.there ?? '')
    expect(await refundsOf(orderId)).toHaveLength(1)
    const listed = vi.spyOn(payments(), 'listRefunds')
    const one = { refundId: 're_x', amountMinor: 5, name: null, status: 'succeeded', paymentId: 'pi_stranger' } as const
    listed.mockResolvedValueOnce({ ok: true, value: [one, { ...one, status: 'failed' }, { ...one, paymentId: null }] })
    expect(await recordProviderRefunds(system(), { refundId: 're_x' })).toEqual({ ok: true, value: 0 })
  })

  it('is asked about again when the provider can’t be reached', async () => {
    vi.spyOn(payments(), 'listRefunds').mockResolvedValueOnce(refuse('payments-unavailable'))
    await expect(told('refund.created', 're_1')).rejects.toThrow('payments-unavailable')
  })
})
