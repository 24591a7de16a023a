import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTrial, type Trial } from './trial'

let trial: Trial
let strict: Trial
beforeAll(async () => {
  trial = await startTrial()
  strict = await startTrial({ allowShort: false })
})
afterAll(() => Promise.all([trial.close(), strict.close()]))

const line = (name: string, amount: number, quantity = 1, currency = 'cny') => ({
  quantity,
  price_data: { currency, unit_amount: amount, product_data: { name } },
})
const asked = (changes: object = {}) => ({
  mode: 'payment' as const,
  line_items: [line('咖啡豆', 9900, 2), line('Mug', 6100)],
  success_url: 'http://shop.test/done?s={CHECKOUT_SESSION_ID}',
  ...changes,
})
const create = (changes: object = {}, options?: { idempotencyKey: string }) =>
  trial.stripe().checkout.sessions.create(asked(changes), options)
const pay = (id: string, input: object = {}) => trial.control(`/control/pay/${id}`, input)
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

describe('checkout sessions', () => {
  test('add up their lines and come back as they were made', async () => {
    const made = await create({ metadata: { order_id: 'o1' }, client_reference_id: 'o1', expand: ['line_items'] })
    expect(made).toMatchObject({ amount_total: 25_900, currency: 'cny', status: 'open', payment_status: 'unpaid' })
    expect(made.line_items?.data.map((item) => [item.description, item.amount_total])).toEqual([
      ['咖啡豆', 19_800],
      ['Mug', 6100],
    ])
    const read = await trial.stripe().checkout.sessions.retrieve(made.id)
    expect(read).toMatchObject({
      id: made.id,
      metadata: { order_id: 'o1' },
      client_reference_id: 'o1',
      livemode: false,
    })
    const lines = await trial.stripe().checkout.sessions.listLineItems(made.id)
    expect(lines.data).toHaveLength(2)
  })

  test('are listed newest first, page by page, and found by their payment', async () => {
    const ids: string[] = []
    for (let i = 0; i < 3; i += 1) ids.unshift((await create()).id)
    const first = await trial.stripe().checkout.sessions.list({ limit: 2 })
    expect([first.data.map((session) => session.id), first.has_more]).toEqual([ids.slice(0, 2), true])
    const next = await trial.stripe().checkout.sessions.list({ limit: 1, starting_after: ids[1] })
    expect(next.data[0]?.id).toBe(ids[2])
    const { body } = await pay(ids[0] ?? '')
    const found = await trial.stripe().checkout.sessions.list({ payment_intent: body.payment_intent })
    expect(found.data.map((session) => session.id)).toEqual([ids[0]])
  })

  test.each([
    ['no lines', { line_items: [] }, /line_items/],
    ['two currencies', { line_items: [line('a', 1), line('b', 1, 1, 'usd')] }, /same currency/],
    ['an amount below zero', { line_items: [line('a', -1)] }, /greater than or equal to 0/],
    ['half a fen', { line_items: [line('a', 1.5)] }, /Invalid integer/],
    ['nothing to pay', { line_items: [line('a', 0)] }, /greater than zero/],
    ['a subscription', { mode: 'subscription' }, /mode=payment only/],
    ['an address that is none', { success_url: 'javascript:alert(1)' }, /Not a valid URL/],
    ['an e-mail that is none', { customer_email: 'nobody' }, /Invalid email/],
    ['zh-CN, which Stripe does not know', { locale: 'zh-CN' }, /Invalid locale/],
    ['a misspelt parameter', { sucess_url: 'x' }, /unknown parameter: sucess_url/],
    ['more than a day', { expires_at: inSeconds(86_500) }, /less than 24 hours/],
    ['a property that cannot be expanded', { expand: ['customer.x'] }, /cannot be expanded/],
  ])('with %s are refused', async (_, changes, message) => {
    await expect(create(changes)).rejects.toMatchObject({ statusCode: 400, message: expect.stringMatching(message) })
  })

  test('last thirty minutes at least, unless a test asks for less', async () => {
    const short = asked({ expires_at: inSeconds(1790) })
    await expect(strict.stripe().checkout.sessions.create(short)).rejects.toThrow(/at least 30 minutes/)
    const ok = await strict.stripe().checkout.sessions.create(asked({ expires_at: inSeconds(1802) }))
    expect(ok.status).toBe('open')
  })

  test('end by themselves, and then take no money', async () => {
    const made = await create({ expires_at: inSeconds(0) })
    expect((await trial.stripe().checkout.sessions.retrieve(made.id)).status).toBe('expired')
    expect((await pay(made.id)).status).toBe(400)
    expect(
      (await trial.control('/control/state')).body.payments.some((p: { session: string }) => p.session === made.id),
    ).toBe(false)
  })

  test('declined, then paid, hold one payment with two attempts', async () => {
    const made = await create()
    const declined = (await pay(made.id, { as: 'declined' })).body
    expect(declined).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    const waiting = await trial.stripe().paymentIntents.retrieve(declined.payment_intent)
    expect(waiting).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } })
    const paid = (await pay(made.id)).body
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', payment_intent: waiting.id })
    const intent = await trial.stripe().paymentIntents.retrieve(waiting.id, { expand: ['latest_charge'] })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 25_900, latest_charge: { paid: true } })
    expect((await pay(made.id)).status).toBe(400)
  })
})

describe('payment intents and refunds', () => {
  test('a late payment that was cancelled meanwhile never arrives', async () => {
    const { id, payment_intent } = (await pay((await create()).id, { as: 'declined' })).body
    await pay(id, { as: 'late', lateMs: 50 })
    await trial.stripe().paymentIntents.cancel(payment_intent)
    await new Promise((resolve) => {
      setTimeout(resolve, 250)
    })
    const session = await trial.stripe().checkout.sessions.retrieve(id)
    expect(session).toMatchObject({ status: 'expired', payment_status: 'unpaid' })
  })

  test('only an unpaid payment can be cancelled', async () => {
    const open = (await pay((await create()).id, { as: 'declined' })).body
    const cancelled = await trial.stripe().paymentIntents.cancel(open.payment_intent)
    expect(cancelled.status).toBe('canceled')
    const paid = (await pay((await create()).id)).body
    await expect(trial.stripe().paymentIntents.cancel(paid.payment_intent)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
  })

  test('refunds are read, listed by payment, and stop at what was paid', async () => {
    const { payment_intent } = (await pay((await create()).id)).body
    const part = await trial.stripe().refunds.create({ payment_intent, amount: 900 })
    const rest = await trial.stripe().refunds.create({ payment_intent })
    expect(rest.amount).toBe(25_000)
    expect(await trial.stripe().refunds.retrieve(part.id)).toMatchObject({ amount: 900, status: 'succeeded' })
    const { data } = await trial.stripe().refunds.list({ payment_intent })
    expect(data.map((refund) => refund.id)).toEqual([rest.id, part.id])
    await expect(trial.stripe().refunds.create({ payment_intent })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    })
  })

  test.each([0, -5, 25_901])('%i cannot be refunded of 25,900', async (amount) => {
    const { payment_intent } = (await pay((await create()).id)).body
    await expect(trial.stripe().refunds.create({ payment_intent, amount })).rejects.toMatchObject({ statusCode: 400 })
  })

  test('what was never paid cannot be refunded', async () => {
    const { payment_intent } = (await pay((await create()).id, { as: 'declined' })).body
    await expect(trial.stripe().refunds.create({ payment_intent })).rejects.toThrow(/successful charge/)
  })
})

describe('requests', () => {
  test('without a key get 401, unknown paths 404, and nothing pretends', async () => {
    expect((await fetch(`${trial.url()}/v1/checkout/sessions`)).status).toBe(401)
    await expect(trial.stripe().coupons.create({ percent_off: 10 })).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('stand-in does not know'),
    })
    expect((await fetch(`${trial.url()}/healthz`)).status).toBe(200)
    expect((await fetch(`${trial.url()}/nothing`)).status).toBe(404)
  })

  test('with the same key answer once, also for refusals, and name a key used for something else', async () => {
    const first = await create({}, { idempotencyKey: 'k1' })
    const again = await create({}, { idempotencyKey: 'k1' })
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    await expect(create({ client_reference_id: 'other' }, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    })
    await expect(create({ line_items: [] }, { idempotencyKey: 'k2' })).rejects.toMatchObject({ statusCode: 400 })
    await expect(create({}, { idempotencyKey: 'k2' })).rejects.toMatchObject({ type: 'StripeIdempotencyError' })
  })

  test('that are too large, or not JSON for the controls, are refused', async () => {
    const big = { method: 'POST', body: 'x'.repeat(600_000), headers: { authorization: 'Bearer sk_test' } }
    expect((await fetch(`${trial.url()}/v1/checkout/sessions`, big)).status).toBe(413)
    const form = { method: 'POST', body: new URLSearchParams({ delivery: 'lost' }) }
    expect((await fetch(`${trial.url()}/control`, form)).status).toBe(415)
    expect((await trial.control('/control', { delivery: 'sometimes' })).status).toBe(400)
  })
})
