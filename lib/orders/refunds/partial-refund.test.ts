import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf, stockOf } from '@/lib/checkout/checkout.fixture'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { type Bought, bought, showAndRefund, wordsOf } from './bought.fixture'
import { refund } from './store'

useTestDatabase({ size: 20 })
beforeAll(openShop)
afterAll(async () => {
  expect(await brokenInvariants()).toEqual([])
  expect((await brokenExplanations()).broken).toEqual([])
})

const stateOf = async (orderId: string) =>
  (await row<{ state: string }>('select state from shop_order where id = $1', [orderId]))?.state
const release = () => rows(`select points_release_due(now() + interval '30 days', 1000)`)
const spend = ({ ctx }: Bought, points: number) =>
  rows(`select points_spend($1, $2, 'spend', 'test', $3, jsonb_build_object('points', $3::bigint), null)`, [
    ctx.actor.id,
    randomUUID(),
    points,
  ])
const nextEarning = ({ ctx }: Bought, points: number) =>
  rows(
    `select points_award($1, $2, 'manual', 'test', $3, jsonb_build_object('points', $3::bigint), null, null, 'marketing', null, null, null)`,
    [ctx.actor.id, randomUUID(), points],
  )

// ¥100 × 3 and ¥50, less 5,000 points (¥50): ¥300 to pay, ¥300 of earn base, 600 points earned with the step at ¥199
const threeCups = () =>
  bought({
    lines: [
      { priceMinor: 10_000, quantity: 3 },
      { priceMinor: 5_000, quantity: 1 },
    ],
    points: 5_000,
  })

describe('pieces of an order', () => {
  it('take their share of money, of points spent and of points earned, and what comes last takes the rest', async () => {
    const order = await threeCups()
    const one = await showAndRefund(order, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })
    expect(one.seen).toEqual(one.done)
    expect(one.done).toMatchObject({ moneyMinor: 8571, returnedPoints: 1428, revokedPoints: 171, whole: false })
    expect(await stateOf(order.orderId)).toBe('paid')
    const rest = await showAndRefund(order, { kind: 'rest' })
    expect(rest.done.moneyMinor + one.done.moneyMinor).toBe(order.totalMinor)
    expect(rest.done.returnedPoints + one.done.returnedPoints).toBe(5_000)
    expect(rest.done.revokedPoints + one.done.revokedPoints).toBe(600)
    expect(await stateOf(order.orderId)).toBe('refunded')
    expect(await balanceOf(order.ctx)).toEqual({ available: 5_000, pending: 0, held: 0, debt: 0 })
  })

  it('go back on the shelf when they are told to, and only they', async () => {
    const order = await threeCups()
    const [cup = '', saucer = ''] = order.variants
    await showAndRefund(
      order,
      { kind: 'pieces', lines: [{ position: 0, quantity: 2 }], shippingMinor: 0 },
      { restock: true },
    )
    expect(await stockOf(cup)).toEqual({ on_hand: 98, reserved: 0 })
    expect(await stockOf(saucer)).toEqual({ on_hand: 98, reserved: 0 })
  })
})

describe('a sum of money', () => {
  it('moves the points in the same proportion', async () => {
    const order = await threeCups()
    const { seen, done } = await showAndRefund(order, { kind: 'amount', amountMinor: 10_000, shippingMinor: 0 })
    expect(seen).toEqual(done)
    expect(done).toMatchObject({ moneyMinor: 10_000, revokedPoints: 200, whole: false })
    expect(done.returnedPoints).toBeGreaterThanOrEqual(1_665)
    expect(done.returnedPoints).toBeLessThanOrEqual(1_667)
  })

  it('can be the shipping alone, and never more of it than was paid', async () => {
    const order = await bought({ lines: [{ priceMinor: 5_000, quantity: 1 }] })
    const { done } = await showAndRefund(order, { kind: 'amount', amountMinor: 0, shippingMinor: 1_200 })
    expect(done).toMatchObject({ moneyMinor: 1_200, revokedPoints: 0, whole: false })
    const again = wordsOf(order.orderId, { kind: 'amount', amountMinor: 0, shippingMinor: 1 })
    expect(await refund(again, order.ctx.actor.id, null, order.ctx.on)).toMatchObject({ refusal: 'refund-too-much' })
  })
})

it('a coupon comes back with the last of the order, not before', async () => {
  const order = await bought({ lines: [{ priceMinor: 10_000, quantity: 2 }], couponMinor: 2_000 })
  const first = await showAndRefund(order, {
    kind: 'pieces',
    lines: [{ position: 0, quantity: 1 }],
    shippingMinor: 0,
  })
  expect(first.done).toMatchObject({ moneyMinor: 9_000, coupon: 'kept' })
  expect((await showAndRefund(order, { kind: 'rest' })).done).toMatchObject({ moneyMinor: 9_000, coupon: 'returned' })
})

it('an order that points paid for goes back as points, never as cash', async () => {
  const order = await bought({ lines: [{ priceMinor: 20_000, quantity: 2 }], points: 20_000 })
  const { done } = await showAndRefund(order, {
    kind: 'pieces',
    lines: [{ position: 0, quantity: 1 }],
    shippingMinor: 0,
  })
  expect(done).toMatchObject({ moneyMinor: 10_000, returnedPoints: 10_000 })
})

describe('earned points that were spent already', () => {
  it('are owed, and the next earning pays the oldest debt first', async () => {
    const order = await threeCups()
    await release()
    await spend(order, 600)
    const { done } = await showAndRefund(order, { kind: 'amount', amountMinor: 15_000, shippingMinor: 0 })
    // 300 points taken back; 2,500 came back from the payment and cover them
    expect(done).toMatchObject({ revokedPoints: 300, owedPoints: 0 })
    const plain = await bought({ lines: [{ priceMinor: 30_000, quantity: 1 }] })
    await release()
    await spend(plain, 600)
    const owing = await showAndRefund(plain, { kind: 'amount', amountMinor: 10_000, shippingMinor: 0 })
    expect(owing.seen).toEqual(owing.done)
    expect(owing.done).toMatchObject({ revokedPoints: 200, owedPoints: 200, moneyMinor: 10_000 })
    await showAndRefund(plain, { kind: 'rest' })
    expect(await balanceOf(plain.ctx)).toMatchObject({ available: 0, debt: 600 })
    await nextEarning(plain, 250)
    const debts = await rows(
      `select owed_points as owed, remaining_points as left from points_debt where account_id = $1 order by posting_id`,
      [plain.ctx.actor.id],
    )
    expect(debts).toEqual([
      { owed: 200, left: 0 },
      { owed: 400, left: 350 },
    ])
  })

  it('or taken out of the money, when the merchant says so', async () => {
    const order = await bought({ lines: [{ priceMinor: 30_000, quantity: 1 }] })
    await release()
    await spend(order, 600)
    const { seen, done } = await showAndRefund(order, { kind: 'rest' }, { shortfall: 'refund' })
    expect(seen).toEqual(done)
    expect(done).toMatchObject({
      moneyMinor: 29_400,
      withheldMinor: 600,
      settledPoints: 600,
      owedPoints: 0,
      whole: true,
    })
    expect(await balanceOf(order.ctx)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })
})

it('points come back to lots that are dead by then with two weeks to live, and the preview says so', async () => {
  const order = await threeCups()
  const later = new Date(Date.now() + 400 * 86_400_000)
  await rows(`update lot set expires_at = now() + interval '100 days' where account_id = $1 and source = 'test'`, [
    order.ctx.actor.id,
  ])
  const { seen, done } = await showAndRefund({ ...order, ctx: { ...order.ctx, at: later } }, { kind: 'rest' })
  expect(seen).toEqual(done)
  expect(done.returnedLots).toEqual([{ lotId: expect.any(Number), points: 5_000, graced: true, expiresAt: null }])
  const lot = await row<{ days: number }>(
    `select extract(day from expires_at - $2::timestamptz)::int as days from lot where account_id = $1 and source = 'test'`,
    [order.ctx.actor.id, later],
  )
  expect(lot?.days).toBe(14)
})

it('what would not be as it was shown does not happen', async () => {
  const order = await bought({ lines: [{ priceMinor: 30_000, quantity: 1 }] })
  await release()
  const { ctx, orderId } = order
  const words = wordsOf(orderId, { kind: 'amount', amountMinor: 15_000, shippingMinor: 0 })
  const seen = await rows<{ seen: never }>('select order_refund_preview($1) as seen', [
    JSON.stringify({ ...words, ...words.scope, actorId: ctx.actor.id, at: null }),
  ])
  await spend(order, 500)
  const stale = { ...words, expected: seen[0]?.seen ?? null }
  expect(await refund(stale, ctx.actor.id, null, ctx.on)).toMatchObject({ refusal: 'refund-changed' })
  expect(await rows('select 1 from refund where order_id = $1', [orderId])).toEqual([])
})

it.each([
  ['more pieces than there are', { kind: 'pieces', lines: [{ position: 0, quantity: 4 }], shippingMinor: 0 }],
  ['a line that is none', { kind: 'pieces', lines: [{ position: 9, quantity: 1 }], shippingMinor: 0 }],
  ['more money than was paid', { kind: 'amount', amountMinor: 30_001, shippingMinor: 0 }],
  ['more shipping than was paid', { kind: 'amount', amountMinor: 100, shippingMinor: 1 }],
] as const)('refuses %s, and changes nothing', async (_, scope) => {
  const order = await threeCups()
  const words = wordsOf(order.orderId, scope as never)
  expect(await refund(words, order.ctx.actor.id, null, order.ctx.on)).toMatchObject({ refusal: 'refund-too-much' })
  expect(await rows('select 1 from refund where order_id = $1', [order.orderId])).toEqual([])
})

it('refuses to give back nothing', async () => {
  const order = await threeCups()
  const words = wordsOf(order.orderId, { kind: 'amount', amountMinor: 0, shippingMinor: 0 })
  expect(await refund(words, order.ctx.actor.id, null, order.ctx.on)).toMatchObject({ refusal: 'refund-nothing' })
})

it('does not give back more in all than was paid, however many ask at once', async () => {
  const order = await threeCups()
  const asked = await Promise.all(
    Array.from({ length: 16 }, () =>
      refund(
        wordsOf(order.orderId, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 }),
        order.ctx.actor.id,
        null,
        order.ctx.on,
      ),
    ),
  )
  expect(asked.filter((answer) => answer.ok)).toHaveLength(3)
  expect(new Set(asked.map((answer) => (answer.ok ? 'done' : answer.refusal)))).toEqual(
    new Set(['done', 'refund-too-much']),
  )
})

it('answers a repeat with the first refund, and refuses another under its name', async () => {
  const order = await threeCups()
  const words = wordsOf(order.orderId, { kind: 'amount', amountMinor: 5_000, shippingMinor: 0 })
  const ask = (more = {}) => refund({ ...words, ...more }, order.ctx.actor.id, null, order.ctx.on)
  const first = await ask()
  const again = await ask()
  expect(again).toMatchObject({ ok: true, value: { replayed: true } })
  expect(again.ok && first.ok && again.value.outcome).toEqual(first.ok && first.value.outcome)
  expect(await ask({ reason: 'another reason' })).toMatchObject({ refusal: 'key-reused' })
})
