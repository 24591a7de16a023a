import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guest, member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { openPayPage } from '@/lib/orders/open-pay-page'
import { settleSession } from '@/lib/orders/settle-session'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import {
  askFor,
  balanceOf,
  givePoints,
  makeCoupon,
  openSession,
  orderInput,
  putInCart,
  stockOf,
} from './checkout.fixture'
import { placeOrder } from './place-order'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

describe('an order', () => {
  it('is quoted again, and holds its goods and points', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 3, priceMinor: 25900 })
    await givePoints(shopper, 2000)
    const placed = await askFor(shopper, [{ variantId: cup, quantity: 1 }], 23900, { points: 2000 })
    expect(placed).toMatchObject({ ok: true, value: { state: 'awaiting_payment' } })
    expect(await stockOf(cup)).toEqual({ on_hand: 3, reserved: 1 })
    expect(await balanceOf(shopper)).toMatchObject({ available: 0, held: 2000, pending: 0 })
  })

  it('earns what it promised when it is paid, and the points wait for the return window', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 3, priceMinor: 25900 })
    await givePoints(shopper, 2000)
    const placed = await askFor(shopper, [{ variantId: cup, quantity: 1 }], 23900, { points: 2000 })
    if (!placed.ok) throw new Error(placed.refusal)
    const sessionId = await openSession(shopper, placed.value)
    await provider.pay(sessionId)
    const ctx = { at: null, on: shopper.on }
    expect(await settleSession(ctx, { sessionId })).toEqual({ ok: true, value: 'settled' })
    expect(await settleSession(ctx, { sessionId })).toEqual({ ok: true, value: 'already' })
    // ¥259 − ¥20 in points = ¥239 → 239, and ¥199 is reached: +300
    expect(await balanceOf(shopper)).toEqual({ available: 0, held: 0, pending: 539, debt: 0 })
    expect(await stockOf(cup)).toEqual({ on_hand: 2, reserved: 0 })
  })

  it('is one order however often the same request is sent', async () => {
    const shopper = guest()
    const cup = await onShelf({ stock: 5, priceMinor: 10000 })
    await putInCart(shopper, cup, 1)
    const input = orderInput([{ variantId: cup, quantity: 1 }], 10000)
    const answers = await Promise.all(Array.from({ length: 12 }, () => placeOrder(shopper, input)))
    expect(new Set(answers.map((answer) => answer.ok && answer.value.orderId)).size).toBe(1)
    expect(await stockOf(cup)).toEqual({ on_hand: 5, reserved: 1 })
    const other = await placeOrder(shopper, { ...input, note: 'other' })
    expect(other).toMatchObject({ ok: false, refusal: 'key-reused' })
  })

  it('needs no payment when coupon and points leave nothing to pay', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 1, priceMinor: 9900 })
    const couponId = await makeCoupon({ kind: 'percent', percent_bps: 10000, amount_minor: 0 })
    const free = await makeCoupon({ kind: 'free-shipping', amount_minor: 0 })
    expect(free).toBeTruthy()
    const placed = await askFor(shopper, [{ variantId: cup, quantity: 1 }], 1200, { couponId })
    // shipping is still owed below the free line: nothing is free by accident
    expect(placed).toMatchObject({ ok: true, value: { state: 'awaiting_payment' } })
    await rows('update shop set shipping_flat_minor = 0')
    const other = await onShelf({ stock: 1, priceMinor: 9900 })
    const paid = await askFor(shopper, [{ variantId: other, quantity: 1 }], 0, { couponId })
    expect(paid).toMatchObject({ ok: true, value: { state: 'paid', payUrl: null } })
    await rows('update shop set shipping_flat_minor = 1200')
  })

  it('goes back to the cart when the shopper cancels it', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 2, priceMinor: 10000 })
    await givePoints(shopper, 500)
    const couponId = await makeCoupon({ usage_limit: 1 })
    const placed = await askFor(shopper, [{ variantId: cup, quantity: 2 }], 17500, { points: 500, couponId })
    if (!placed.ok) throw new Error(placed.refusal)
    const { number, token } = placed.value
    expect(await cancelOrder(guest(), { number, token: 'x.y' })).toMatchObject({ ok: false, refusal: 'order-unknown' })
    expect(await cancelOrder(guest(), { number, token })).toEqual({ ok: true, value: { state: 'cancelled' } })
    expect(await stockOf(cup)).toEqual({ on_hand: 2, reserved: 0 })
    expect(await balanceOf(shopper)).toMatchObject({ available: 500, held: 0 })
    expect(await askFor(shopper, [{ variantId: cup, quantity: 2 }], 18000, { couponId })).toMatchObject({ ok: true })
  })
})

it('has one pay page, whoever opens it and however often', async () => {
  const shopper = await member()
  const cup = await onShelf({ stock: 3, priceMinor: 25900 })
  const placed = await askFor(shopper, [{ variantId: cup, quantity: 1 }], 25900)
  if (!placed.ok) throw new Error(placed.refusal)
  const opened = await Promise.all([1, 2, 3].map(() => openPayPage(guest(), placed.value)))
  expect(new Set(opened.map((page) => page.ok && page.value)).size).toBe(1)
  const { number } = placed.value
  expect(await openPayPage(guest(), { number, token: null })).toMatchObject({ refusal: 'order-unknown' })
  expect(await openPayPage(shopper, { number, token: null })).toEqual(opened[0])
})

describe('an order is refused, and nothing changes,', () => {
  const cases = [
    ['when the total is not what was shown', { expectedTotalMinor: 1 }, 'total-changed'],
    ['when the coupon is not there', { couponId: randomUUID() }, 'coupon-unavailable'],
    ['when points are no whole steps', { points: 150 }, 'points-not-in-steps'],
    ['when there are not so many points', { points: 5000 }, 'points-over-balance'],
    ['when points pass their share of the goods', { points: 6000 }, 'points-over-cap'],
  ] as const
  it.each(cases)('%s', async (_, change, refusal) => {
    const shopper = await member()
    const cup = await onShelf({ stock: 2, priceMinor: 10000 })
    await givePoints(shopper, change && 'points' in change && change.points === 6000 ? 9000 : 1000)
    const before = await balanceOf(shopper)
    const asked = await askFor(shopper, [{ variantId: cup, quantity: 1 }], 10000, change)
    expect(asked).toMatchObject({ ok: false, refusal })
    expect(await balanceOf(shopper)).toEqual(before)
    expect(await stockOf(cup)).toEqual({ on_hand: 2, reserved: 0 })
  })

  it('when the cart is empty or holds other things', async () => {
    const shopper = guest()
    const cup = await onShelf()
    expect(await placeOrder(shopper, orderInput([{ variantId: cup, quantity: 1 }], 1990))).toMatchObject({
      refusal: 'cart-empty',
    })
    await putInCart(shopper, cup, 1)
    const strange = [
      { variantId: cup, quantity: 1 },
      { variantId: randomUUID(), quantity: 1 },
    ]
    expect(await placeOrder(shopper, orderInput(strange, 3190))).toMatchObject({ refusal: 'variant-unavailable' })
  })

  it('when somebody else took the last piece', async () => {
    const cup = await onShelf({ stock: 1, priceMinor: 10000 })
    const [first, second] = [guest(), guest()]
    await putInCart(second, cup, 1)
    await askFor(first, [{ variantId: cup, quantity: 1 }], 10000)
    const late = await placeOrder(second, orderInput([{ variantId: cup, quantity: 1 }], 10000))
    expect(late).toMatchObject({ ok: false, refusal: 'out-of-stock', details: { variantId: cup, available: 0 } })
  })
})
