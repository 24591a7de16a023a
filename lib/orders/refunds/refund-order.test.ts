import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor, balanceOf, givePoints, makeCoupon, openSession, stockOf } from '@/lib/checkout/checkout.fixture'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { ShopperContext, StaffContext } from '@/lib/gate/context'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { completeShippedOrders } from '../complete-shipped-orders'
import { settleSession } from '../settle-session'
import { shipOrder } from '../ship-order'
import { refundOrder } from './refund-order'

useTestDatabase({ size: 20 })
const provider = startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const clerkOf = (ctx: ShopperContext): StaffContext => ({ ...ctx, actor: { ...ctx.actor, staffRole: 'owner' } })
const refundOf = (orderId: string, requestId: string = randomUUID()) => ({
  orderId,
  requestId,
  reason: 'broken cup',
  restock: true,
  scope: { kind: 'rest' as const },
  shortfall: 'debt' as const,
  expected: null,
})

async function paidOrder(points = 1000) {
  const ctx = await member()
  const cup = await onShelf({ stock: 2, priceMinor: 30000 })
  const couponId = await makeCoupon({ usage_limit: 1, amount_minor: 2000 })
  await givePoints(ctx, points)
  const answer = await askFor(ctx, [{ variantId: cup, quantity: 1 }], 28000 - points, { points, couponId })
  if (!answer.ok) throw new Error(answer.refusal)
  const { orderId } = answer.value
  const sessionId = await openSession(ctx, answer.value)
  await provider.pay(sessionId)
  await settleSession({ at: null, on: ctx.on }, { sessionId })
  return { ctx, cup, orderId, couponId }
}

it('undoes the whole order: money, points both ways, coupon and stock', async () => {
  const { ctx, cup, orderId, couponId } = await paidOrder()
  expect(await balanceOf(ctx)).toMatchObject({ available: 0, pending: 570 })
  expect(await refundOrder(clerkOf(ctx), refundOf(orderId))).toMatchObject({
    ok: true,
    value: { money: 'succeeded', outcome: { whole: true } },
  })
  expect(await balanceOf(ctx)).toEqual({ available: 1000, pending: 0, held: 0, debt: 0 })
  expect(await stockOf(cup)).toEqual({ on_hand: 2, reserved: 0 })
  const [coupon] = await rows<{ used_count: number }>('select used_count from coupon where id = $1', [couponId])
  expect(coupon?.used_count).toBe(0)
  const { body } = await provider.trial().control('/control/state')
  expect(body.refunds.filter((refund: { amount: number }) => refund.amount === 27000)).toHaveLength(1)
})

it('does it once, however many ask at once', async () => {
  const { ctx, orderId } = await paidOrder()
  const requestId = randomUUID()
  const same = await Promise.all(
    Array.from({ length: 16 }, () => refundOrder(clerkOf(ctx), refundOf(orderId, requestId))),
  )
  expect(same.every((answer) => answer.ok)).toBe(true)
  const other = await Promise.all(Array.from({ length: 8 }, () => refundOrder(clerkOf(ctx), refundOf(orderId))))
  expect(other.every((answer) => !answer.ok && answer.refusal === 'order-already-refunded')).toBe(true)
  expect(await balanceOf(ctx)).toMatchObject({ available: 1000, pending: 0 })
  expect(await rows('select 1 from refund where order_id = $1', [orderId])).toHaveLength(1)
})

it('leaves a debt when the earned points were already spent, and nets it from the next earning', async () => {
  const { ctx, orderId } = await paidOrder(0 + 1000)
  await rows('select points_release_due($1, 100)', [new Date(Date.now() + 30 * 86_400_000)])
  await rows(`select points_spend($1, $2, 'spend', 'test', 500, '{}', null)`, [ctx.actor.id, `spend:${randomUUID()}`])
  // 570 were earned, 500 of them are gone; 1,000 spent points come back and cover what is missing
  expect((await refundOrder(clerkOf(ctx), refundOf(orderId))).ok).toBe(true)
  expect(await balanceOf(ctx)).toEqual({ available: 500, pending: 0, held: 0, debt: 0 })
})

it('refuses an unknown order and one that was never paid', async () => {
  const ctx = await member()
  expect(await refundOrder(clerkOf(ctx), refundOf(randomUUID()))).toMatchObject({ refusal: 'order-unknown' })
  const cup = await onShelf({ stock: 1, priceMinor: 30000 })
  const answer = await askFor(ctx, [{ variantId: cup, quantity: 1 }], 30000)
  if (!answer.ok) throw new Error(answer.refusal)
  const refused = await refundOrder(clerkOf(ctx), refundOf(answer.value.orderId))
  expect(refused).toMatchObject({ refusal: 'order-not-refundable' })
})

it('keeps a refund that the provider would not take, with its reason, for a job to ask again', async () => {
  const { ctx, orderId } = await paidOrder()
  await provider.trial().control('/control', { fault: 'error-500', count: 10 })
  const asked = await refundOrder(clerkOf(ctx), refundOf(orderId))
  expect(asked).toMatchObject({ ok: true, value: { money: 'pending' } })
  const kept = await rows('select state, attempts, last_error from refund where order_id = $1', [orderId])
  expect(kept).toEqual([{ state: 'pending', attempts: 1, last_error: 'payments-unavailable' }])
  await provider.trial().control('/control', { reset: true })
})

it('is done when the return window is over, and can be refunded still', async () => {
  const { ctx, orderId } = await paidOrder()
  await shipOrder(clerkOf(ctx), { orderId, carrier: '顺丰', trackingNumber: 'SF1' })
  const after = (days: number) => ({ on: ctx.on, at: new Date(Date.now() + days * 86_400_000) })
  // a week until it counts as delivered, then a week to send it back
  expect(await completeShippedOrders(after(8))).toBe(0)
  expect(await completeShippedOrders(after(14))).toBe(0)
  expect(await completeShippedOrders(after(17))).toBe(1)
  expect(await completeShippedOrders(after(17))).toBe(0)
  expect(await refundOrder(clerkOf(ctx), refundOf(orderId))).toMatchObject({ ok: true })
})

it('ships a paid order once', async () => {
  const { ctx, orderId } = await paidOrder()
  const input = { orderId, carrier: '顺丰', trackingNumber: 'SF1234567890' }
  expect(await shipOrder(clerkOf(ctx), input)).toEqual({ ok: true, value: { state: 'shipped' } })
  expect(await shipOrder(clerkOf(ctx), input)).toMatchObject({ refusal: 'order-not-shippable' })
})
