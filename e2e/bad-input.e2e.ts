import { expect, test } from '@playwright/test'
import { type Answer, actionCalled, type Caller, callAction, database, guest, knock, post } from './support/doors'
import { aCheckout, booksOf, newShopper } from './support/shoppers'

// Whatever is sent in: a clear refusal, nothing broken, nothing changed.
test.skip(({ isMobile }) => isMobile, 'bad input has no width')

const nobody = '00000000-0000-4000-8000-000000000000'
/** Refused in words of ours: with a code, without a 5xx, without a wait. */
function expectRefused(answer: Answer, refusals: readonly string[], what: string): void {
  expect(answer.refusal, `${what} answered ${answer.status}`).not.toBeNull()
  expect(refusals, what).toContain(answer.refusal)
  expect(answer.status, what).toBeLessThan(500)
  expect(answer.ms, `${what} took long`).toBeLessThan(10_000)
}

const noInput: [string, unknown][] = [
  ['nothing', ''],
  ['no JSON', '{"variantId":'],
  ['null', null],
  ['a list', []],
  ['a list of lists', [[[[]]]]],
  ['a text', 'hello'],
  ['a number', 1e308],
  ['a prototype', '{"__proto__":{"quantity":1}}'],
  ['a constructor', { constructor: { prototype: { isStaff: true } } }],
  ['a nest', `${'['.repeat(9000)}${']'.repeat(9000)}`],
]

test('a cart takes whole pieces of things that are there, and nothing else', async () => {
  const shopper = await newShopper()
  const { variantId } = await aCheckout(shopper)
  const before = await booksOf(shopper)
  const wrong: [string, unknown][] = [
    ...noInput,
    ...[-1, 0.5, 100, 1e21, '2', null, [1], { valueOf: 1 }].map((quantity): [string, unknown] => [
      `a quantity of ${JSON.stringify(quantity)}`,
      { variantId, quantity, mode: 'set' },
    ]),
    ['nothing to add', { variantId, quantity: 0, mode: 'add' }],
    ['no thing', { variantId: 'laptop', quantity: 1, mode: 'add' }],
    ['a statement', { variantId: `' or 1=1 --`, quantity: 1, mode: 'add' }],
    ['two things', { variantId: [variantId, variantId], quantity: 1, mode: 'add' }],
    ['a price of their own', { variantId, quantity: 1, mode: 'set', priceMinor: 1 }],
    ['a prototype beside', `{"variantId":"${variantId}","quantity":1,"mode":"set","__proto__":{"priceMinor":1}}`],
  ]
  for (const [what, input] of wrong) {
    const answer = await post('/api/cart', input, { as: shopper })
    expectRefused(answer, ['input-invalid'], what)
    expect(answer.status, what).toBe(400)
  }
  const unknown = await post('/api/cart', { variantId: nobody, quantity: 1, mode: 'add' }, { as: shopper })
  expectRefused(unknown, ['variant-unavailable', 'variant-not-found'], 'a thing that is not')
  expect(await booksOf(shopper)).toEqual(before)
})

test('a checkout believes no number of the browser’s', async () => {
  const shopper = await newShopper()
  const { order, variantId } = await aCheckout(shopper)
  const before = await booksOf(shopper)
  const { rows } = await database.query('select id, coupon_id from coupon_grant limit 1')
  const [grant] = rows
  const lines = (quantity: unknown) => ({ lines: [{ variantId, quantity }] })
  const malformed: [string, object][] = [
    ...[-100, 0.5, 1e12, '100', null, Number.MAX_SAFE_INTEGER].map((points): [string, object] => [
      `${JSON.stringify(points)} points`,
      { points },
    ]),
    ...[0, -1, 1.5, 100, '1'].map((quantity): [string, object] => [
      `${JSON.stringify(quantity)} pieces`,
      lines(quantity),
    ]),
    ['a role', { role: 'owner' }],
    ['a price', { lines: [{ variantId, quantity: 1, unitPriceMinor: 1 }] }],
    ['a total', { totalMinor: 0 }],
    ['an account', { accountId: nobody }],
    ['half a fen', { expectedTotalMinor: 0.5 }],
    ['less than nothing', { expectedTotalMinor: -1 }],
    ['no lines', { lines: [] }],
    ['a request without a name', { requestId: 'again' }],
    ['two letters to one', { email: 'a@shop.test,b@shop.test' }],
    ['a header in a letter', { email: 'a@shop.test\r\nBcc: b@shop.test' }],
    ['a NUL', { note: 'a\0b' }],
    ['half a character', { note: '\ud83d' }],
  ]
  const refused: [string, object, string[]][] = [
    ['another total', { expectedTotalMinor: 0 }, ['total-changed']],
    ['points they have not', { points: 1000 }, ['points-over-balance', 'points-not-enough', 'points-over-cap']],
    ['points out of step', { points: 101 }, ['points-not-in-steps', 'points-over-balance', 'points-not-enough']],
    ['a coupon that is not', { couponId: nobody }, ['coupon-unavailable', 'coupon-unknown']],
    ["another shopper's coupon", { grantId: grant.id }, ['coupon-unavailable']],
    ['a thing that is not', { lines: [{ variantId: nobody, quantity: 1 }] }, ['variant-unavailable', 'cart-empty']],
  ]
  for (const [what, change] of malformed) {
    expectRefused(await post('/api/checkout', { ...order, ...change }, { as: shopper }), ['input-invalid'], what)
  }
  for (const [what, change, refusals] of refused) {
    expectRefused(await post('/api/checkout', { ...order, ...change }, { as: shopper }), refusals, what)
  }
  for (const [what, input] of noInput) {
    expectRefused(await post('/api/checkout', input, { as: shopper }), ['input-invalid'], what)
  }
  expectRefused(
    await callAction(actionCalled('lookUpCouponAction'), { code: `' or 1=1` }, { as: shopper }),
    ['coupon-unknown'],
    'a code',
  )
  expect(await booksOf(shopper)).toEqual(before)
})

test('two presses of one button are one order, and two tabs that pay it are one payment', async () => {
  const shopper = await newShopper()
  const { order } = await aCheckout(shopper)
  const [one, two] = await Promise.all([0, 1].map(() => post('/api/checkout', order, { as: shopper })))
  const placed = [one, two].filter((answer) => answer?.ok).map((answer) => JSON.parse(answer?.text ?? '').value)
  expect(placed.map(({ number }) => number)).toEqual([placed[0].number, placed[0].number])
  const other = await post('/api/checkout', { ...order, note: 'another' }, { as: shopper })
  expectRefused(other, ['key-reused'], 'the same name for another order')
  expect(await booksOf(shopper)).toMatchObject({ orders: 1 })

  const { payUrl, number } = placed[0]
  const tabs = await Promise.all([0, 1, 2].map(() => knock(payUrl, { as: shopper })))
  const pages = new Set(tabs.map((tab) => tab.headers.get('location')))
  expect([...pages]).toEqual([expect.stringMatching(/^http/)])
  const { rows } = await database.query('select session_id from shop_order where number = $1', [number])
  const pay = () =>
    fetch(`${process.env.STRIPE_API_BASE}/control/pay/${rows[0].session_id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"as":"paid"}',
    })
  await Promise.all([pay(), pay()])
  const checks = await Promise.all(
    [0, 1].map(() => callAction(actionCalled('checkPaymentAction'), { number }, { as: shopper })),
  )
  expect(checks.map(({ ok }) => ok)).toEqual([true, true])
  expect(await booksOf(shopper)).toMatchObject({ orders: 1, payments: 1, states: ['paid'] })
  const late = await knock(payUrl, { as: shopper })
  expect([late.status, late.headers.get('location')]).toEqual([
    303,
    expect.stringContaining('#order-not-awaiting-payment'),
  ])
})

test("what is another's is not there", async () => {
  const [owner, stranger] = [await newShopper(), await newShopper()]
  const { order, address } = await aCheckout(owner)
  const placed = JSON.parse((await post('/api/checkout', order, { as: owner })).text).value
  const theirs = await aCheckout(stranger)
  const own = JSON.parse((await post('/api/checkout', theirs.order, { as: stranger })).text).value
  await callAction(actionCalled('saveAddressAction'), { isDefault: true, address }, { as: owner })
  const { rows } = await database.query('select id from address where account_id = $1', [owner.id])
  const before = await booksOf(owner)
  const { id } = rows[0]
  for (const caller of [stranger, guest] satisfies Caller[]) {
    const wanted = caller === guest ? 'sign-in-needed' : 'address-unknown'
    for (const name of ['removeAddressAction', 'setDefaultAddressAction']) {
      expectRefused(await callAction(actionCalled(name), { id }, { as: caller }), [wanted], name)
    }
    const moved = { id, isDefault: true, address: { ...address, name: '陌生人' } }
    expectRefused(
      await callAction(actionCalled('saveAddressAction'), moved, { as: caller }),
      [wanted],
      'a rewritten address',
    )
    for (const token of [null, '', own.token, `${placed.token.slice(0, -1)}_`, 'x'.repeat(80)]) {
      const link = { number: placed.number, token }
      const asked = { ...link, scope: { kind: 'rest' } }
      expectRefused(
        await callAction(actionCalled('previewRequestAction'), asked, { as: caller }),
        ['order-unknown'],
        `previewRequestAction with ${token}`,
      )
      for (const name of ['cancelOrderAction', 'checkPaymentAction']) {
        expectRefused(
          await callAction(actionCalled(name), link, { as: caller }),
          ['order-unknown'],
          `${name} with ${token}`,
        )
      }
      const pay = await knock(`/api/orders/${placed.number}/pay?token=${token ?? ''}`, { as: caller })
      expect(pay.headers.get('location'), `paying with ${token}`).toMatch(
        /^http:\/\/localhost:\d+\/zh-CN.*#order-unknown$/,
      )
      const page = await knock(`/zh-CN/orders/${placed.number}?token=${token ?? ''}`, { as: caller })
      expect(page.text, 'the page of the order').not.toContain(address.line1)
    }
  }
  expect(await booksOf(owner)).toEqual(before)
})
