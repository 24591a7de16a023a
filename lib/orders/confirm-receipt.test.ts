import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { guest, member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor, balanceOf } from '@/lib/checkout/checkout.fixture'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { defaultTerms } from '@/lib/earning/rules'
import type { Context } from '@/lib/gate/context'
import { endOfDayAfterDays } from '@/lib/kernel/time'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import { expiresAt } from '@/lib/points/lots/rules'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { completeShippedOrders } from './complete-shipped-orders'
import { confirmReceipt } from './confirm-receipt'
import { markDelivered } from './mark-delivered'
import { type Bought, bought } from './refunds/bought.fixture'
import { refund } from './refunds/store'
import { shipOrder } from './ship-order'
import { settle } from './store'

useTestDatabase()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const zone = 'Asia/Shanghai'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const staffOf = (ctx: Bought['ctx']) => ({ ...ctx, actor: { ...ctx.actor, staffRole: 'clerk' as const } })

const rules = (pending: PendingTerms, expiry: ExpiryTerms = { kind: 'rolling-months', months: 12 }) =>
  rows(`insert into points_terms (effective_from, terms, reason) values (now() - interval '1 second', $1, 'test')`, [
    JSON.stringify({ ...defaultTerms, earning: { ...defaultTerms.earning, pending, expiry } }),
  ])

/** A member's order of ¥300 that was paid and sent. */
async function sent(): Promise<Bought & { link: { number: number; token: null } }> {
  const order = await bought({ lines: [{ priceMinor: 300_00, quantity: 1 }] })
  await shipOrder(staffOf(order.ctx), { orderId: order.orderId, carrier: '顺丰', trackingNumber: 'SF1' })
  const found = await row<{ number: number }>('select number from shop_order where id = $1', [order.orderId])
  return { ...order, link: { number: found?.number ?? 0, token: null } }
}

const lotOf = (ctx: Context) =>
  row<{ releases_at: Date | null; expires_at: Date | null; state: string }>(
    'select releases_at, expires_at, state from lot where account_id = $1',
    [ctx.actor?.id],
  )

describe('points that wait for delivery', () => {
  it('have no day until the shopper confirms receipt, then come at once and live from then', async () => {
    await rules({ kind: 'delivered' })
    const { ctx, link } = await sent()
    expect(await lotOf(ctx)).toEqual({ releases_at: null, expires_at: null, state: 'pending' })
    await releaseDuePoints({ at: inDays(400), on: ctx.on })
    expect(await balanceOf(ctx)).toMatchObject({ available: 0, pending: 300 })
    const at = inDays(2)
    expect(await confirmReceipt({ ...ctx, at }, link)).toEqual({ ok: true, value: null })
    const end = expiresAt(at, { kind: 'rolling-months', months: 12 }, zone)
    expect(await lotOf(ctx)).toEqual({ releases_at: at, expires_at: end, state: 'pending' })
    await releaseDuePoints({ at, on: ctx.on })
    expect(await balanceOf(ctx)).toMatchObject({ available: 300, pending: 0 })
    // said again, it is what was said first
    expect(await confirmReceipt({ ...ctx, at: inDays(5) }, link)).toMatchObject({ ok: true })
    expect(await lotOf(ctx)).toMatchObject({ releases_at: at })
  })

  it('come when staff marks it, with who said so', async () => {
    await rules({ kind: 'delivered' }, { kind: 'never' })
    const { ctx, orderId } = await sent()
    expect(await markDelivered(staffOf(ctx), { orderId })).toMatchObject({ ok: true })
    expect(await lotOf(ctx)).toMatchObject({ expires_at: null })
    const deeds = await rows(`select actor_id from audit_log where action = 'order.deliver' and subject = $1`, [
      `order:${orderId}`,
    ])
    expect(deeds).toEqual([{ actor_id: ctx.actor.id }])
  })

  it('come by themselves when nobody spoke for a week', async () => {
    await rules({ kind: 'delivered' })
    const { ctx } = await sent()
    await completeShippedOrders({ at: inDays(6), on: ctx.on })
    expect(await lotOf(ctx)).toMatchObject({ releases_at: null })
    await completeShippedOrders({ at: inDays(7.1), on: ctx.on })
    expect(await lotOf(ctx)).toMatchObject({ releases_at: expect.any(Date) })
  })

  it('are taken back while they wait', async () => {
    await rules({ kind: 'delivered' })
    const { ctx, orderId, link } = await sent()
    const input = {
      scope: { kind: 'rest' as const },
      requestId: randomUUID(),
      reason: 'x',
      restock: false,
      shortfall: 'debt' as const,
      expected: null,
    }
    expect(await refund({ orderId, ...input }, ctx.actor.id, null, ctx.on)).toMatchObject({ ok: true })
    expect(await balanceOf(ctx)).toMatchObject({ available: 0, pending: 0, debt: 0 })
    expect(await confirmReceipt(ctx, link)).toMatchObject({ refusal: 'order-not-deliverable' })
  })
})

it('points that wait for the return window come when it is over, to the end of the shop’s day', async () => {
  await rules({ kind: 'return-window' }, { kind: 'end-of-year', yearsAfter: 0 })
  const { ctx, link, orderId } = await sent()
  const at = inDays(1)
  await confirmReceipt({ ...ctx, at }, link)
  const over = endOfDayAfterDays(at, 7, zone)
  const lot = await lotOf(ctx)
  expect(lot).toEqual({
    releases_at: over,
    expires_at: expiresAt(over, { kind: 'end-of-year', yearsAfter: 0 }, zone),
    state: 'pending',
  })
  await releaseDuePoints({ at: new Date(over.getTime() - 1), on: ctx.on })
  await completeShippedOrders({ at: new Date(over.getTime() - 1), on: ctx.on })
  expect(await balanceOf(ctx)).toMatchObject({ available: 0, pending: 300 })
  await releaseDuePoints({ at: over, on: ctx.on })
  await completeShippedOrders({ at: over, on: ctx.on })
  expect(await balanceOf(ctx)).toMatchObject({ available: 300, pending: 0 })
  expect(await row('select state from shop_order where id = $1', [orderId])).toEqual({ state: 'completed' })
})

it('idle points of an order live on with every purchase, and end when nothing happens', async () => {
  await rules({ kind: 'days', days: 0 }, { kind: 'idle', days: 30 })
  const { ctx } = await sent()
  const end = endOfDayAfterDays(new Date(), 30, zone)
  expect(await lotOf(ctx)).toMatchObject({ state: 'active', expires_at: end })
  await expireDuePoints({ at: new Date(end.getTime() - 1), on: ctx.on })
  expect(await balanceOf(ctx)).toMatchObject({ available: 300 })
  await expireDuePoints({ at: end, on: ctx.on })
  expect(await balanceOf(ctx)).toMatchObject({ available: 0 })
})

it('an order that was not sent can’t have arrived, and a stranger knows of no order', async () => {
  await rules({ kind: 'delivered' })
  const { ctx, orderId } = await bought({ lines: [{ priceMinor: 300_00, quantity: 1 }] })
  const found = await row<{ number: number }>('select number from shop_order where id = $1', [orderId])
  const link = { number: found?.number ?? 0, token: null }
  expect(await confirmReceipt(ctx, link)).toMatchObject({ refusal: 'order-not-deliverable' })
  expect(await confirmReceipt(guest(), link)).toMatchObject({ refusal: 'order-unknown' })
  expect(await markDelivered(staffOf(ctx), { orderId })).toMatchObject({ refusal: 'order-not-deliverable' })
})

it('paid on a later day, the end is reckoned anew and not merely moved', async () => {
  const expiry = { kind: 'end-of-month', monthsAfter: 0 } as const
  await rules({ kind: 'days', days: 0 }, expiry)
  const ctx = await member()
  const cup = await onShelf({ priceMinor: 300_00 })
  const placed = await askFor(ctx, [{ variantId: cup, quantity: 1 }], 300_00)
  if (!placed.ok) throw new Error(placed.refusal)
  const at = inDays(40)
  const paid = { paymentId: `pi_${randomUUID()}`, amountMinor: 300_00, currency: 'cny', eventId: null }
  await settle({ orderId: placed.value.orderId, ...paid, at }, ctx.on)
  expect(await lotOf(ctx)).toEqual({ releases_at: at, expires_at: expiresAt(at, expiry, zone), state: 'active' })
})
