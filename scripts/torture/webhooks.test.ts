import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { checkPayment } from '@/lib/orders/check-payment'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import { startPayment } from '@/lib/orders/start-payment'
import { payableOrder } from '@/lib/orders/store'
import { randomFrom } from '@/prisma/seed/random'
import { closeProvider, type Floor, openFloor } from './floor'
import { broken } from './scratch'
import { deliver, fateOf, PRICE, type Waiting, waitingOrder } from './webhooks/door'
import { forgeries, untouched } from './webhooks/forgeries'
import { tellInAllOrders } from './webhooks/orders-of-events'
import { passingFaults, rememberedError, wayWithFault } from './webhooks/provider-faults'
import { signedEvent } from './webhooks/signed-event'

const SEED = 20261122
const DONE = 'checkout.session.completed'
let floor: Floor

beforeAll(async () => {
  floor = await openFloor({ adminUrl: inject('databaseAdminUrl'), template: inject('databaseTemplate') }, { size: 20 })
})
afterAll(async () => {
  expect(await broken(db())).toEqual([])
  await floor.close()
  await closeProvider()
})

const pay = (order: Waiting) => floor.trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const stateOf = async (order: { orderId: string }) =>
  (await row<{ state: string }>('select state from shop_order where id = $1', [order.orderId]))?.state

describe('F11 all 120 orders of five messages', () => {
  it.each(['plain', 'twice', 'gap'] as const)(
    '%s: one end',
    async (how) => {
      const { ends, wrong, end } = await tellInAllOrders(floor.trial, how, SEED)
      expect(wrong).toEqual([])
      expect(ends).toBe(1)
      expect(JSON.parse(end)).toMatchObject({ state: 'paid', payments: ['captured'], mails: ['order-paid'] })
    },
    120_000,
  )
})

it('F10 fifty at once have one effect', async () => {
  const order = await waitingOrder()
  await pay(order)
  const message = signedEvent(DONE, order.sessionId)
  const statuses = await Promise.all(Array.from({ length: 50 }, () => deliver(message)))
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(JSON.parse(await fateOf(order))).toMatchObject({
    payments: ['captured'],
    mails: ['order-paid'],
    stock: [1, 0],
  })
})

describe('F13 forged', () => {
  it.each(forgeries.map((one) => [one.what, one] as const))('%s: nothing changes', async (_, { refused, make }) => {
    const order = await waitingOrder()
    const random = randomFrom(SEED)
    const before = await untouched(order)
    for (let time = 0; time < 5; time += 1) {
      const status = await deliver(await make(order, floor.trial, random))
      expect(refused ? status >= 400 && status < 500 : status === 200, String(status)).toBe(true)
    }
    expect(await untouched(order)).toBe(before)
    await cancelOrder(order.shopper, order)
  })
})

describe('F12 late and early', () => {
  it('three days late, when the order was let go: taken if everything is still there', async () => {
    const order = await waitingOrder()
    await rows(`select order_release($1, 'payment-expired', null)`, [order.orderId])
    await pay(order)
    const created = Math.floor(Date.now() / 1000) - 3 * 86_400
    expect(await deliver(signedEvent(DONE, order.sessionId, { created }))).toBe(200)
    expect(await stateOf(order)).toBe('paid')
  })

  it('three days late, when the goods are gone: the money goes back by itself', async () => {
    const order = await waitingOrder({ stock: 1 })
    await rows(`select order_release($1, 'payment-expired', null)`, [order.orderId])
    await rows(`select move_stock($1, -1, 'count', null, null, null)`, [order.cup])
    await pay(order)
    expect(await deliver(signedEvent(DONE, order.sessionId))).toBe(200)
    const fate = JSON.parse(await fateOf(order))
    expect(fate).toMatchObject({ state: 'cancelled', refunds: [['succeeded', PRICE - 1_000, 'paid-too-late']] })
  })

  it('for an order that is not committed yet: come again, and then it counts', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 1, priceMinor: PRICE })
    await putInCart(shopper, cup, 1)
    const hidden = await db().connect()
    await hidden.query('begin')
    const on = { ...shopper, on: hidden }
    const placed = await placeOrder(on, orderInput([{ variantId: cup, quantity: 1 }], PRICE))
    if (!placed.ok) throw new Error(placed.refusal)
    const order = await payableOrder(placed.value.orderId, hidden)
    if (!order) throw new Error('no order')
    expect((await startPayment(on, order)).ok).toBe(true)
    const { rows: found } = await hidden.query('select session_id from shop_order where id = $1', [order.orderId])
    const { session_id: sessionId } = found[0]
    await floor.trial.control(`/control/pay/${sessionId}`, { as: 'paid' })
    expect(await deliver(signedEvent(DONE, sessionId))).toBe(500)
    await hidden.query('commit')
    hidden.release()
    expect(await deliver(signedEvent(DONE, sessionId))).toBe(200)
    expect(await stateOf(order)).toBe('paid')
  })

  it('of a kind nobody knows: heard and left', async () => {
    expect(await deliver(signedEvent('price.updated', 'price_1'))).toBe(200)
  })
})

describe('F14 F15 lost, and both at once', () => {
  it('the redirect is lost: the message settles', async () => {
    const order = await waitingOrder()
    await pay(order)
    expect(await deliver(signedEvent(DONE, order.sessionId))).toBe(200)
    expect(await stateOf(order)).toBe('paid')
  })
  it('the message is lost: the return page settles', async () => {
    const order = await waitingOrder()
    await pay(order)
    expect(await checkPayment(order.shopper, order)).toEqual({ ok: true, value: { state: 'paid' } })
  })
  it('both are lost: the reconciler settles within three minutes', async () => {
    const order = await waitingOrder()
    await pay(order)
    await reconcilePayments({ at: inMinutes(3), on: db() })
    expect(await stateOf(order)).toBe('paid')
  })
  it('W1 redirect, message and reconciler at once, twenty times: one completion', async () => {
    for (let time = 0; time < 20; time += 1) {
      const order = await waitingOrder()
      await pay(order)
      const ways = [
        () => deliver(signedEvent(DONE, order.sessionId)),
        () => checkPayment(order.shopper, order),
        () => reconcilePayments({ at: inMinutes(3), on: db() }),
      ]
      await Promise.all(ways.flatMap((way) => [way(), way()]))
      expect(JSON.parse(await fateOf(order))).toMatchObject({
        state: 'paid',
        payments: ['captured'],
        mails: ['order-paid'],
      })
    }
  })
  it('W6 cancelled while it is being paid: paid, or the page was shut; never both', async () => {
    for (let time = 0; time < 10; time += 1) {
      const order = await waitingOrder()
      const [cancelled] = await Promise.all([cancelOrder(order.shopper, order), pay(order)])
      await deliver(signedEvent(DONE, order.sessionId))
      const session = await floor.trial.payments().getSession(order.sessionId)
      const isPaid = session.ok && session.value.paymentStatus === 'paid'
      expect(await stateOf(order)).toBe(isPaid ? 'paid' : 'cancelled')
      expect(cancelled.ok && cancelled.value.state).toBe(isPaid ? 'paid' : 'cancelled')
    }
  })
})

describe('F27 the provider fails', () => {
  it.each(passingFaults)(
    '%s: one session, one payment, one refund',
    async (fault) => expect(await wayWithFault(floor.trial, fault, 2)).toEqual([]),
    60_000,
  )

  it('and remembers it under the key: nobody is charged, and the order can be taken back', async () =>
    expect(await rememberedError(floor.trial)).toEqual([]))
})
