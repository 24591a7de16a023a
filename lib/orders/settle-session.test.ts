import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { guest, member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor, balanceOf, givePoints, makeCoupon, openSession, stockOf } from '@/lib/checkout/checkout.fixture'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { Context } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { reconcilePayments } from './reconcile-payments'
import { settleSession } from './settle-session'
import { settle } from './store'

useTestDatabase({ size: 20 })
const provider = startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const MINUTE = 60_000
const later = (ctx: Context, minutes: number) => ({ on: ctx.on, at: new Date(Date.now() + minutes * MINUTE) })

async function placed(ctx: Context, stock = 1, points = 0, coupon = false) {
  const cup = await onShelf({ stock, priceMinor: 20000 })
  const couponId = coupon ? await makeCoupon({ usage_limit: 1, amount_minor: 1000 }) : null
  if (points > 0) await givePoints(ctx, points)
  const total = 20000 - points - (coupon ? 1000 : 0)
  const answer = await askFor(ctx, [{ variantId: cup, quantity: 1 }], total, { points, couponId })
  if (!answer.ok) throw new Error(answer.refusal)
  return { cup, orderId: answer.value.orderId, sessionId: await openSession(ctx, answer.value), couponId }
}

const orderRow = async (id: string) =>
  (
    await rows<{ state: string; cancel_reason: string | null }>(
      'select state, cancel_reason from shop_order where id = $1',
      [id],
    )
  )[0]

it('settles once, however many tell of the payment at the same moment', async () => {
  const ctx = await member()
  const { sessionId, cup, orderId } = await placed(ctx, 2, 1000)
  await provider.pay(sessionId)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      settleSession({ at: null, on: ctx.on }, { sessionId, eventId: `evt_${i % 5}` }),
    ),
  )
  expect(answers.filter((answer) => answer.ok && answer.value === 'settled')).toHaveLength(1)
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await stockOf(cup)).toEqual({ on_hand: 1, reserved: 0 })
  const mails = await rows('select 1 from mail_outbox where key = $1', [`order:${orderId}:paid`])
  expect(mails).toHaveLength(1)
})

it('leaves an open session open, and releases what an expired one held', async () => {
  const ctx = await member()
  const { sessionId, cup, orderId } = await placed(ctx, 1, 1000, true)
  expect(await settleSession({ at: null, on: ctx.on }, { sessionId })).toEqual({ ok: true, value: 'open' })
  await provider.trial().payments().expireSession(sessionId)
  expect(await settleSession({ at: null, on: ctx.on }, { sessionId })).toEqual({ ok: true, value: 'released' })
  expect(await orderRow(orderId)).toEqual({ state: 'cancelled', cancel_reason: 'payment-expired' })
  expect(await stockOf(cup)).toEqual({ on_hand: 1, reserved: 0 })
  expect(await balanceOf(ctx)).toMatchObject({ available: 1000, held: 0 })
})

it('takes a late payment when everything it needs is still there', async () => {
  const ctx = await member()
  const { sessionId, cup, orderId } = await placed(ctx, 1, 1000, true)
  await rows(`select order_release($1, 'payment-expired', null)`, [orderId])
  await provider.pay(sessionId)
  expect(await settleSession({ at: null, on: ctx.on }, { sessionId })).toEqual({ ok: true, value: 'settled' })
  expect(await orderRow(orderId)).toEqual({ state: 'paid', cancel_reason: null })
  expect(await stockOf(cup)).toEqual({ on_hand: 0, reserved: 0 })
  expect(await balanceOf(ctx)).toMatchObject({ available: 0, held: 0 })
})

it('awards a late payment to the account into which its own was merged meanwhile', async () => {
  const [ctx, kept, clerk] = [await member(), await member(), await staff('owner')]
  const { sessionId, orderId } = await placed(ctx)
  await provider.trial().payments().expireSession(sessionId)
  await settleSession({ at: null, on: ctx.on }, { sessionId })
  const words = { requestId: randomUUID(), fromId: ctx.actor.id, intoId: kept.actor.id, reason: '同一人' }
  expect(await mergeAccounts(clerk, words)).toMatchObject({ ok: true })
  const paid = {
    orderId,
    paymentId: `pi_${randomUUID()}`,
    amountMinor: 20_000,
    currency: 'CNY',
    eventId: null,
    at: null,
  }
  expect(await settle(paid, ctx.on)).toMatchObject({ ok: true, value: { outcome: 'settled' } })
  expect([(await balanceOf(ctx)).pending, (await balanceOf(kept)).pending]).toEqual([0, 500])
})

it('gives a late payment back by itself when the goods are gone', async () => {
  const ctx = guest()
  const { sessionId, cup, orderId } = await placed(ctx)
  await rows(`select order_release($1, 'payment-expired', null)`, [orderId])
  const other = guest()
  expect((await askFor(other, [{ variantId: cup, quantity: 1 }], 20000)).ok).toBe(true)
  await provider.pay(sessionId)
  expect(await settleSession({ at: null, on: ctx.on }, { sessionId })).toEqual({ ok: true, value: 'surplus' })
  expect(await orderRow(orderId)).toMatchObject({ state: 'cancelled' })
  const refunds = await rows('select amount_minor, state, reason from refund where order_id = $1', [orderId])
  expect(refunds).toEqual([{ amount_minor: 20000, state: 'succeeded', reason: 'paid-too-late' }])
  const letters = await rows(`select params from mail_outbox where template = 'refund-sent'`)
  expect(letters).toEqual([{ params: { orderId, amountMinor: 20000, surplus: 'paid-too-late' } }])
})

it('refuses to pay an order with another amount: the money goes back', async () => {
  const ctx = guest()
  const { orderId } = await placed(ctx)
  const [answer] = await rows<{ r: { outcome: string; reason: string } }>(
    `select order_settle($1, 'pi_wrong', 1, 'CNY', null, null) as r`,
    [orderId],
  )
  expect(answer?.r).toMatchObject({ outcome: 'surplus', reason: 'amount-mismatch' })
  expect(await orderRow(orderId)).toMatchObject({ state: 'awaiting_payment' })
})

it('finds a payment whose every message was lost', async () => {
  const ctx = await member()
  const { sessionId, orderId } = await placed(ctx)
  await provider.pay(sessionId)
  expect(await reconcilePayments(later(ctx, 3))).toBeGreaterThan(0)
  expect(await orderRow(orderId)).toMatchObject({ state: 'paid' })
})

it('closes the pay page before it lets go of an unpaid order', async () => {
  const ctx = await member()
  const { sessionId, orderId, cup } = await placed(ctx)
  await reconcilePayments(later(ctx, 10))
  expect(await orderRow(orderId)).toMatchObject({ state: 'awaiting_payment' })
  await reconcilePayments(later(ctx, 36))
  expect(await orderRow(orderId)).toEqual({ state: 'cancelled', cancel_reason: 'payment-expired' })
  expect(await stockOf(cup)).toEqual({ on_hand: 1, reserved: 0 })
  const read = await provider.trial().payments().getSession(sessionId)
  expect(read).toMatchObject({ value: { status: 'expired' } })
})
