import { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { verifyStripeWebhook } from './stripe-webhook'

const secret = 'whsec_0123456789abcdef'
const now = new Date('2026-11-21T12:00:00Z')
const seconds = now.getTime() / 1000
const payload = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  livemode: false,
  data: { object: { id: 'cs_test_1', object: 'checkout.session', note: '付款' } },
})
const sign = (body: string, at = seconds, key = secret) =>
  Stripe.webhooks.generateTestHeaderString({ payload: body, secret: key, timestamp: at })
const verify = (body: string | Uint8Array, signature: string | null, key: string | undefined = secret) =>
  verifyStripeWebhook(body, signature, key, now)
const forged = { ok: false, refusal: 'webhook-signature-invalid' }

test('what Stripe signed is taken, as text and as bytes', () => {
  const value = { eventId: 'evt_1', type: 'checkout.session.completed', objectId: 'cs_test_1', livemode: false }
  expect(verify(payload, sign(payload))).toEqual({ ok: true, value })
  expect(verify(Buffer.from(payload), sign(payload))).toEqual({ ok: true, value })
})

test('five minutes old is the limit', () => {
  expect(verify(payload, sign(payload, seconds - 300)).ok).toBe(true)
  expect(verify(payload, sign(payload, seconds - 301))).toEqual({ ok: false, refusal: 'webhook-stale' })
})

test('an old delivery cannot be made young again by writing another time beside it', () => {
  const old = sign(payload, seconds - 9000)
  expect(verify(payload, `t=${seconds},${old}`).ok).toBe(false)
  expect(verify(payload, `${old},t=${seconds}`).ok).toBe(false)
  expect(verify(payload, old.replace(/t=\d+/, `t=${seconds}`))).toEqual(forged)
})

describe('forged', () => {
  test.each([
    ['no signature', payload, null],
    ['an empty signature', payload, ''],
    ['no scheme', payload, 'abc'],
    ['a signature of nothing', payload, `t=${seconds},v1=`],
    ['an older scheme', payload, sign(payload).replace('v1=', 'v0=')],
    ['another secret', payload, sign(payload, seconds, 'whsec_other')],
    ['an empty body', '', sign(payload)],
    ['a space more', `${payload} `, sign(payload)],
    ['another event', payload.replace('cs_test_1', 'cs_test_2'), sign(payload)],
    ['not JSON', 'hello', sign('hello')],
    ['no object', '{"id":"evt_1"}', sign('{"id":"evt_1"}')],
    ['a list', '[]', sign('[]')],
  ])('%s is refused', (_, body, signature) => {
    expect(verify(body, signature)).toEqual(forged)
  })

  test('every bit of the body counts', () => {
    const signature = sign(payload)
    const bytes = Buffer.from(payload)
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verify(flipped, signature)).toEqual(forged)
    }
  })

  test('a body of 1 MB is refused, signed or not', () => {
    const big = JSON.stringify({ ...JSON.parse(payload), padding: 'x'.repeat(1_000_000) })
    expect(verify(big, sign(big))).toEqual(forged)
    expect(verify(Buffer.from(big), sign(payload))).toEqual(forged)
  })

  test('without a secret nothing is believed', () => {
    for (const blank of ['', '  ', undefined]) {
      const result = verifyStripeWebhook(payload, sign(payload, seconds, blank || 'x'), blank, now)
      expect(result).toEqual({ ok: false, refusal: 'payments-not-configured' })
    }
  })
})
