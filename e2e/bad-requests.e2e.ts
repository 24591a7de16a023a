import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { actionCalled, callAction, callerOf, database, knock, post, shopUrl, tracesOf } from './support/doors'
import { newShopper } from './support/shoppers'

// Requests that no page of ours makes: forged, oversized, misled, misspelt.
test.skip(({ isMobile }) => isMobile, 'a request has no width')

test('a message that the provider did not sign, or signed long ago, moves nothing', async () => {
  const mark = `evt_${randomUUID().slice(0, 12)}`
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''
  const now = Math.floor(Date.now() / 1000)
  const { rows } = await database.query(
    `select session_id from shop_order where session_id is not null order by number desc limit 1`,
  )
  const object = { id: rows[0]?.session_id ?? 'cs_test_1', object: 'checkout.session', payment_status: 'paid' }
  const event = (more: object = {}) =>
    JSON.stringify({
      id: mark,
      object: 'event',
      type: 'checkout.session.completed',
      livemode: false,
      data: { object },
      ...more,
    })
  const body = event()
  const sign = (text: string, at = now, key = secret) =>
    `t=${at},v1=${createHmac('sha256', key).update(`${at}.${text}`).digest('hex')}`
  const flipped = new Uint8Array(Buffer.from(body))
  flipped[40] = (flipped[40] ?? 0) ^ 1
  const forged: [string, BodyInit, string | null, number, string][] = [
    ['no signature', body, null, 400, 'webhook-signature-invalid'],
    ['an empty signature', body, '', 400, 'webhook-signature-invalid'],
    ['another secret', body, sign(body, now, 'whsec_other'), 400, 'webhook-signature-invalid'],
    ['an older scheme', body, sign(body).replace('v1', 'v0'), 400, 'webhook-signature-invalid'],
    ['another body', event({ type: 'checkout.session.expired' }), sign(body), 400, 'webhook-signature-invalid'],
    ['one bit', flipped, sign(body), 400, 'webhook-signature-invalid'],
    ['a key twice', body.replace('{', '{"id":"evt_0",'), sign(body), 400, 'webhook-signature-invalid'],
    ['yesterday', body, sign(body, now - 86_400), 400, 'webhook-stale'],
    ['another time beside', body, sign(body, now - 900).replace(/t=\d+/, `t=${now}`), 400, 'webhook-signature-invalid'],
    ['a signed list', '[]', sign('[]'), 400, 'webhook-signature-invalid'],
    ['signed nonsense', 'hello', sign('hello'), 400, 'webhook-signature-invalid'],
    ['a megabyte', event({ padding: 'x'.repeat(1_000_000) }), sign(body), 413, 'body-too-large'],
  ]
  for (const [what, sent, signature, status, refusal] of forged) {
    const headers = { 'stripe-signature': signature, origin: null }
    const answer = await knock('/api/stripe/webhook', { method: 'POST', body: sent, headers })
    expect([answer.status, answer.refusal], what).toEqual([status, refusal])
  }
  // signed, but of real money: it is heard and left
  const live = event({ livemode: true })
  const heard = await knock('/api/stripe/webhook', {
    method: 'POST',
    body: live,
    headers: { 'stripe-signature': sign(live) },
  })
  expect(heard.status).toBe(200)
  expect(await tracesOf(mark)).toEqual([])
})

/** A server that has heard enough may hang up on who is still talking: then there is no answer to read. */
const statusOf = (sent: Promise<{ status: number }>) =>
  sent.then(
    ({ status }) => status,
    () => 'hung up',
  )

test('a body beyond reason is not read', async () => {
  const shopper = await newShopper()
  const megabyte = JSON.stringify({ note: 'x'.repeat(1_000_000) })
  for (const path of ['/api/cart', '/api/checkout']) {
    expect([413, 'hung up'], path).toContain(await statusOf(post(path, megabyte, { as: shopper })))
    const stream = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 16; part += 1) controller.enqueue(new Uint8Array(8192).fill(32))
        controller.close()
      },
    })
    const init = { method: 'POST', body: stream, duplex: 'half', headers: { origin: shopUrl, cookie: shopper.cookie } }
    expect([413, 'hung up'], `${path} without a length`).toContain(await statusOf(fetch(shopUrl + path, init)))
  }
  const name = 'x'.repeat(3_000_000)
  const called = callAction(actionCalled('updateProfileAction'), { name, locale: 'en' }, { as: shopper })
  expect(
    await called.then(
      ({ ok }) => ok,
      () => false,
    ),
  ).toBe(false)
  const { text } = await knock('/api/me', { as: shopper })
  expect(JSON.parse(text)).toMatchObject({ signedIn: true, cartCount: 0 })
  expect(text).not.toContain('xxx')
})

test('a header makes nobody somebody, and is not sent back', async () => {
  const li = await callerOf('li@demo.test')
  const { rows } = await database.query(`select id from account where email = 'owner@demo.test'`)
  const names = ['x-user-id', 'x-account-id', 'x-forwarded-user', 'remote-user', 'x-staff-role', 'authorization']
  const headers = {
    ...Object.fromEntries(names.map((name) => [name, rows[0].id])),
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-next-intl-locale': 'en',
    'content-security-policy': "script-src 'nonce-EVILEVIL'",
    'x-nonce': 'EVILEVIL',
  }
  expect(JSON.parse((await knock('/api/me', { headers })).text)).toMatchObject({ signedIn: false, isStaff: false })
  expect((await knock('/zh-CN/merchant', { headers })).status).toBe(307)
  expect((await knock('/zh-CN/merchant', { headers, as: li })).status).toBe(403)
  for (const path of [
    '/zh-CN',
    '/zh-CN/cart',
    '/zh-CN/nowhere',
    '/api/nowhere',
    '/media/nowhere',
    '/_next/static/nowhere.js',
  ]) {
    const answer = await knock(path, { headers })
    expect(answer.text + [...answer.headers.values()].join(' '), path).not.toContain('EVIL')
  }
})

const leading = [
  '//evil.test',
  '/\\evil.test',
  '/\t/evil.test',
  '/%2f%2fevil.test',
  'https:evil.test',
  'https://evil.test',
  `${shopUrl}@evil.test`,
  `${shopUrl}.evil.test`,
  'javascript:alert(1)',
  'data:text/html,x',
  '\\\\evil.test',
  'http://[',
  '%',
]

test('no way of saying where to go next leads out of the shop', async () => {
  const li = await callerOf('li@demo.test')
  const csrf = await fetch(`${shopUrl}/api/auth/csrf`)
  const jar = csrf.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const isOurs = (url: string | null | undefined) => !url || new URL(url, shopUrl).origin === shopUrl
  for (const to of leading) {
    const form = new URLSearchParams({ csrfToken, callbackUrl: to, json: 'true' })
    const out = await knock('/api/auth/signout', { method: 'POST', body: form, headers: { cookie: jar } })
    expect(out.status, `signing out to ${to}`).toBeLessThan(500)
    expect(isOurs((JSON.parse(out.text) as { url?: string }).url), `signing out to ${to}`).toBe(true)
    for (const path of [`/zh-CN/sign-in?returnTo=`, `/zh-CN/sign-up?returnTo=`, `/api/auth/signin?callbackUrl=`]) {
      const answer = await knock(path + encodeURIComponent(to), { as: li })
      expect(answer.status, path + to).toBeLessThan(500)
      expect(isOurs(answer.headers.get('location')), path + to).toBe(true)
    }
  }
})

test('an address that nobody can read is 4xx', async () => {
  const owner = await callerOf('owner@demo.test')
  for (const path of [
    '/zh-CN/products?tag=%00',
    '/zh-CN/products/%00',
    '/zh-CN/products/%E0%A4%A',
    '/api/products/%00/live',
    '/zh-CN/merchant/audit?action=%00',
    '/api/merchant/exports/orders?q=%00',
    '/media/%00',
    '/media/%E0%A4%A',
  ]) {
    const { status } = await knock(path, { as: owner })
    expect([400, 404], `${path} answered ${status}`).toContain(status)
  }
})
