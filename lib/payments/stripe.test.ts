import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newSession, startTrial, type Trial, until, valueOf } from '@/scripts/stripe-standin/trial'
import type { NewSession } from './port'
import { stripePayments } from './stripe'

let trial: Trial
beforeAll(async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  trial = await startTrial()
})
afterAll(() => trial.close())

const paidSession = async () => {
  const asked = newSession()
  const { sessionId } = valueOf(await trial.payments().createSession(asked))
  await trial.control(`/control/pay/${sessionId}`, {})
  const session = valueOf(await trial.payments().getSession(sessionId))
  return { ...session, paymentId: session.paymentId ?? '', order: asked.orderId }
}

test('a session carries the order, the amount and the currency there and back', async () => {
  const asked = newSession()
  const { sessionId, url } = valueOf(await trial.payments().createSession(asked))
  expect(url).toBe(`${trial.url()}/pay/${sessionId}`)
  expect(valueOf(await trial.payments().getSession(sessionId))).toEqual({
    sessionId,
    status: 'open',
    paymentStatus: 'unpaid',
    paymentId: null,
    amountMinor: 25_900,
    currency: 'CNY',
    livemode: false,
    orderId: asked.orderId,
  })
})

test('a session offers the one way to pay that was chosen', async () => {
  const offered = async (method: NewSession['method']) => {
    const { sessionId } = valueOf(await trial.payments().createSession(newSession({ method })))
    return (await trial.stripe().checkout.sessions.retrieve(sessionId)).allowed_payment_method_types
  }
  expect(await offered('wechat-pay')).toEqual(['wechat_pay'])
  expect(await offered('alipay')).toEqual(['alipay'])
  // whatever the account has switched on
  expect(await offered(null)).toBeNull()
})

test('a paid session says so, and its payment is bound to the order', async () => {
  const session = await paidSession()
  expect(session).toMatchObject({ status: 'complete', paymentStatus: 'paid', orderId: session.order })
  const intent = await trial.stripe().paymentIntents.retrieve(session.paymentId)
  expect(intent).toMatchObject({ status: 'succeeded', amount: 25_900, currency: 'cny' })
  expect(intent.metadata.order_id).toBe(session.order)
})

test('the same key gets the same session, the same key with another amount is refused by name', async () => {
  const asked = newSession()
  const first = valueOf(await trial.payments().createSession(asked))
  expect(valueOf(await trial.payments().createSession(asked))).toEqual(first)
  const other = await trial.payments().createSession({ ...asked, amountMinor: 1 })
  expect(other).toMatchObject({ ok: false, refusal: 'payment-key-reused' })
})

test('an open session can be ended, once; a paid one cannot', async () => {
  const { sessionId } = valueOf(await trial.payments().createSession(newSession()))
  expect(valueOf(await trial.payments().expireSession(sessionId)).status).toBe('expired')
  const again = await trial.payments().expireSession(sessionId)
  expect(again).toMatchObject({ ok: false, refusal: 'payment-session-closed' })
  const paid = await trial.payments().expireSession((await paidSession()).sessionId)
  expect(paid).toMatchObject({ ok: false, refusal: 'payment-session-closed' })
})

test('refunds give back once per key and never more than was paid', async () => {
  const { paymentId, order } = await paidSession()
  const refund = (amountMinor: number, idempotencyKey: string) =>
    trial.payments().refund({ paymentId, amountMinor, idempotencyKey, orderId: order, name: idempotencyKey })
  const first = valueOf(await refund(10_000, `${order}-1`))
  expect(first.status).toBe('succeeded')
  expect(valueOf(await refund(10_000, `${order}-1`))).toEqual(first)
  expect(valueOf(await trial.payments().findRefund(paymentId, `${order}-1`))).toEqual(first)
  expect(valueOf(await trial.payments().findRefund(paymentId, `${order}-9`))).toBeNull()
  expect(valueOf(await trial.payments().getRefund(first.refundId))).toEqual(first)
  expect(await refund(15_901, `${order}-2`)).toMatchObject({ ok: false, refusal: 'payment-refund-refused' })
  expect(valueOf(await refund(15_900, `${order}-3`)).refundId).not.toBe(first.refundId)
  expect(await refund(1, `${order}-4`)).toMatchObject({ ok: false, refusal: 'payment-refund-refused' })
})

test('what is not there is not found', async () => {
  const refusal = { ok: false, refusal: 'payment-not-found' }
  expect(await trial.payments().getSession('cs_test_none')).toMatchObject(refusal)
  const refund = { paymentId: 'pi_none', amountMinor: 1, idempotencyKey: 'none-1', orderId: 'x', name: 'none' }
  expect(await trial.payments().refund(refund)).toMatchObject(refusal)
})

test('with neither key nor stand-in every call says that payments are not set up', async () => {
  const none = stripePayments({})
  const refusal = { ok: false, refusal: 'payments-not-configured' }
  expect(await none.createSession(newSession())).toEqual(refusal)
  expect(await none.getSession('cs_test_1')).toEqual(refusal)
  expect(none.verifyWebhook('{}', 't=1,v1=aa')).toEqual(refusal)
})

test('a live key is never sent to another base', () => {
  expect(() => stripePayments({ secretKey: 'sk_live_x', apiBase: trial.url() })).toThrow(/live Stripe key/)
  expect(stripePayments({ secretKey: 'sk_live_x' }).livemode).toBe(true)
  expect(trial.payments().livemode).toBe(false)
})

test('a cut connection after the work was done makes one session, not two', async () => {
  const before = (await trial.control('/control/state')).body.sessions.length
  await trial.control('/control', { fault: 'cut-after-doing', count: 2 })
  valueOf(await trial.payments().createSession(newSession()))
  expect((await trial.control('/control/state')).body.sessions.length).toBe(before + 1)
})

test.each(['rate-limit', 'key-in-use', 'error-500'])(
  '%s without end is an unknown outcome, not a failure',
  async (fault) => {
    const asked = newSession()
    await trial.control('/control', { fault, count: 3 })
    const first = await trial.payments().createSession(asked)
    await trial.control('/control', { reset: true })
    const again = await trial.payments().createSession(asked)
    expect(first).toMatchObject({ ok: false, refusal: 'payments-unavailable' })
    // Stripe remembers a failure of its own under the key; what never began may be asked again
    expect(again.ok).toBe(fault !== 'error-500')
  },
)

test('a Stripe that cannot be reached is unavailable', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await new Promise((resolve) => server.close(resolve))
  const dead = stripePayments({ apiBase: `http://127.0.0.1:${port}` })
  expect(await dead.getSession('cs_test_1')).toMatchObject({ ok: false, refusal: 'payments-unavailable' })
})

test('a payment after the deadline is seen as expired first, and as paid later', async () => {
  const asked = newSession()
  const { sessionId } = valueOf(await trial.payments().createSession(asked))
  const mine = () => trial.received.filter((event) => event.objectId === sessionId).map((event) => event.type)
  await trial.control(`/control/pay/${sessionId}`, { as: 'late' })
  expect(valueOf(await trial.payments().getSession(sessionId))).toMatchObject({ status: 'expired', paymentId: null })
  await until('the late completion', () => mine().length === 2)
  expect(mine()).toEqual(['checkout.session.expired', 'checkout.session.completed'])
  const late = valueOf(await trial.payments().getSession(sessionId))
  expect(late).toMatchObject({ status: 'complete', paymentStatus: 'paid', orderId: asked.orderId })
})
