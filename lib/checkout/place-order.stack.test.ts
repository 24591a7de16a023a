import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCart } from '@/lib/cart/queries'
import { summarise } from '@/lib/cart/rules'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { ShopperContext } from '@/lib/gate/context'
import { showAndRefund } from '@/lib/orders/refunds/bought.fixture'
import { type OrderLine, ordersToExport } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { settle } from '@/lib/orders/store'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { askFor, givePoints, orderInput, putInCart } from './checkout.fixture'
import { placeOrder } from './place-order'

useTestDatabase({ size: 32 })
startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const stacks = { stacks_with_codes: true }
let codes = 0
const newCode = (amountMinor: number, more = {}) =>
  newCoupon({ code: `STACK${(codes += 1)}`, amount_minor: amountMinor, ...stacks, ...more })

/** An automatic discount that stands for these goods alone, so that no other story meets it. */
const automaticFor = async (variantId: string, more = {}) =>
  newCoupon({
    title_zh: '满 100 减 20',
    title_en: '¥20 off ¥100',
    amount_minor: 20_00,
    min_goods_minor: 100_00,
    is_automatic: true,
    product_ids: [(await row<{ id: string }>('select product_id as id from variant where id = $1', [variantId]))?.id],
    ...stacks,
    ...more,
  })

async function granted(shopper: ShopperContext, couponId: string): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into coupon_grant (coupon_id, account_id, expires_at, request_key, granted_at)
     values ($1, $2, now() + interval '9 days', gen_random_uuid(), now()) returning id`,
    [couponId, shopper.actor.id],
  )
  return made?.id ?? ''
}

const keptOf = (orderId: string) =>
  row<Record<string, unknown>>(
    `select goods_minor as goods, coupon_minor as off, auto_minor as automatic, total_minor as total,
       (select sum(coupon_minor)::int from order_line where order_id = o.id) as lines,
       (select jsonb_agg(x->'amountMinor') from jsonb_array_elements(order_discounts(o)) x) as discounts,
       (select jsonb_agg(x->>'titleEn') from jsonb_array_elements(order_discounts(o)) x) as names
     from shop_order o where id = $1`,
    [orderId],
  )
const usesOf = (orderId: string) =>
  rows<{ state: string; used: number; granted: string | null }>(
    `select u.state, c.used_count as used, g.state as granted from coupon_use u join coupon c on c.id = u.coupon_id
     left join coupon_grant g on g.id = u.grant_id where order_id = $1 order by u.grant_id nulls first`,
    [orderId],
  )

/** ¥155 of goods with a discount, a code and a coupon of one’s own on them, and points. */
async function stackedOrder() {
  const shopper = await member()
  const [tea, cup] = [await onShelf({ stock: 9, priceMinor: 60_00 }), await onShelf({ stock: 9, priceMinor: 35_00 })]
  await automaticFor(tea, { title_en: 'Tea week' })
  const couponId = await newCode(10_00)
  const grantId = await granted(
    shopper,
    await newCoupon({ kind: 'percent', percent_bps: 1_000, amount_minor: 0, ...stacks }),
  )
  await givePoints(shopper, 1_000)
  const lines = [
    { variantId: tea, quantity: 2 },
    { variantId: cup, quantity: 1 },
  ]
  // 155 − 20 − 10 − 12.50 − 10 of points
  const answer = await askFor(shopper, lines, 102_50, { couponId, grantId, points: 1_000 })
  if (!answer.ok) throw new Error(`${answer.refusal} ${JSON.stringify(answer.details)}`)
  return { shopper, tea, cup, lines, couponId, grantId, orderId: answer.value.orderId }
}

const pay = ({ orderId, shopper }: { orderId: string; shopper: ShopperContext }) =>
  settle(
    { orderId, paymentId: `pi_${orderId}`, amountMinor: 102_50, currency: 'cny', eventId: null, at: null },
    shopper.on,
  )

describe('an order with a discount, a code and a coupon of one’s own', () => {
  it('leaves the shop in a file with what each took off', async () => {
    const { orderId } = await stackedOrder()
    const { text, values } = ordersToExport(orderFilterSchema.parse({}))
    const out = await rows<OrderLine>(text, values)
    expect(out.find((one) => one.id === orderId)).toMatchObject({
      discount: '满 100 减 20',
      discountMinor: 20_00,
      coupons: expect.stringMatching(/^STACK\d+ \+ \S/),
      couponMinor: 42_50,
    })
  })

  it('keeps what each took off, and holds, uses and gives back both coupons once', async () => {
    const made = await stackedOrder()
    expect(await keptOf(made.orderId)).toMatchObject({
      off: 42_50,
      automatic: 20_00,
      lines: 42_50,
      discounts: [20_00, 10_00, 12_50],
      names: ['Tea week', '¥20 off', '¥20 off'],
    })
    expect(await usesOf(made.orderId)).toEqual([
      { state: 'held', used: 1, granted: null },
      { state: 'held', used: 0, granted: 'held' },
    ])
    await rows(`select order_release($1, 'expired', null)`, [made.orderId])
    expect(await usesOf(made.orderId)).toEqual([
      { state: 'released', used: 0, granted: null },
      { state: 'released', used: 0, granted: 'available' },
    ])
    // paid after all: both are taken once more
    await pay(made)
    expect(await usesOf(made.orderId)).toEqual([
      { state: 'used', used: 1, granted: null },
      { state: 'used', used: 0, granted: 'used' },
    ])
  })

  it('is given back by parts to the fen, and its coupons with the last of them', async () => {
    const made = await stackedOrder()
    await pay(made)
    const order = { ctx: made.shopper, orderId: made.orderId, totalMinor: 102_50, variants: [made.tea, made.cup] }
    let back = 0
    for (const lines of [
      [{ position: 0, quantity: 1 }],
      [{ position: 1, quantity: 1 }],
      [{ position: 0, quantity: 1 }],
    ]) {
      const isLast = back > 0 && lines[0]?.position === 0
      // oxlint-disable-next-line no-await-in-loop -- one refund after the other
      const { done } = await showAndRefund(order, { kind: 'pieces', lines, shippingMinor: 0 })
      back += done.moneyMinor
      expect(done.coupon).toBe(isLast ? 'returned' : 'kept')
    }
    expect(back).toBe(102_50)
    expect(await usesOf(made.orderId)).toEqual([
      { state: 'released', used: 0, granted: null },
      { state: 'released', used: 0, granted: 'available' },
    ])
  })

  it('is what the cart said of its discount', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 9, priceMinor: 60_00 })
    await automaticFor(cup)
    await putInCart(shopper, cup, 2)
    expect(summarise(await getCart(shopper))).toMatchObject({
      goodsMinor: 120_00,
      discount: { titleZh: '满 100 减 20', amountMinor: 20_00 },
    })
    expect(await placeOrder(shopper, orderInput([{ variantId: cup, quantity: 2 }], 100_00))).toMatchObject({ ok: true })
  })

  it('a discount that ended while one looked at it is told, and nothing is placed', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 9, priceMinor: 60_00 })
    const discount = await automaticFor(cup)
    await rows('update coupon set archived_at = now() where id = $1', [discount])
    expect(await askFor(shopper, [{ variantId: cup, quantity: 2 }], 100_00)).toMatchObject({
      refusal: 'total-changed',
      details: { totalMinor: 120_00 },
    })
  })
})

describe('what may not stand together', () => {
  it('is refused by name: two coupons, the same one twice, one less than the discount', async () => {
    const shopper = await member()
    const cup = await onShelf({ stock: 99, priceMinor: 60_00 })
    const lines = [{ variantId: cup, quantity: 3 }]
    const alone = { stacks_with_codes: false }
    const couponId = await newCode(10_00, alone)
    const [other, same] = [await granted(shopper, await newCode(5_00)), await granted(shopper, couponId)]
    expect(await askFor(shopper, lines, 165_00, { couponId, grantId: other })).toMatchObject({
      refusal: 'coupon-not-together',
    })
    expect(await askFor(shopper, lines, 160_00, { couponId, grantId: same })).toMatchObject({
      refusal: 'coupon-not-together',
    })
    await automaticFor(cup, alone)
    expect(await askFor(shopper, lines, 170_00, { couponId })).toMatchObject({ refusal: 'coupon-automatic-better' })
    const better = await newCode(25_00, alone)
    expect(await askFor(shopper, lines, 155_00, { couponId: better })).toMatchObject({ ok: true })
  })

  it('an automatic discount has no code, no limit and no counter, and pays for no one order alone', async () => {
    for (const columns of [{ code: 'NOT-AUTO' }, { usage_limit: 5 }, { per_shopper_limit: 1 }, { listed: true }]) {
      // oxlint-disable-next-line no-await-in-loop -- each is refused by itself
      await expect(newCoupon({ is_automatic: true, ...columns })).rejects.toThrow('coupon_automatic')
    }
  })
})

it('a one-use code in a stack is used once by thirty-two, and nobody’s own coupon is lost over it', async () => {
  const cup = await onShelf({ stock: 99, priceMinor: 100_00 })
  await automaticFor(cup)
  const couponId = await newCode(10_00, { usage_limit: 1 })
  const own = await newCode(5_00)
  const buyers = await Promise.all(Array.from({ length: 32 }, () => member()))
  const wishes = await Promise.all(buyers.map(async (buyer) => ({ buyer, grantId: await granted(buyer, own) })))
  await Promise.all(buyers.map((buyer) => putInCart(buyer, cup, 1)))
  const answers = await Promise.all(
    wishes.map(({ buyer, grantId }) =>
      placeOrder(buyer, orderInput([{ variantId: cup, quantity: 1 }], 77_00, { couponId, grantId })),
    ),
  )
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  const states = await rows<{ state: string; n: number }>(
    'select state, count(*)::int as n from coupon_grant where coupon_id = $1 group by 1 order by 1',
    [own],
  )
  expect(states).toEqual([
    { state: 'available', n: 31 },
    { state: 'held', n: 1 },
  ])
})
