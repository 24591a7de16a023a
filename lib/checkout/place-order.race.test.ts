import { afterAll, beforeAll, expect, it } from 'vitest'
import { guest, member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf, givePoints, makeCoupon, orderInput, putInCart, stockOf } from './checkout.fixture'
import { placeOrder } from './place-order'

useTestDatabase({ size: 32 })
startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

// arrivals spread as real ones are: released together they hide the windows between two reads
const soon = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20))

async function buyers(count: number, variantId: string, total: number, couponId: string | null = null) {
  const all = await Promise.all(Array.from({ length: count }, () => (couponId ? member() : Promise.resolve(guest()))))
  await Promise.all(all.map((buyer) => putInCart(buyer, variantId, 1)))
  return Promise.all(
    all.map(async (buyer) => {
      await soon()
      return placeOrder(buyer, orderInput([{ variantId, quantity: 1 }], total, { couponId }))
    }),
  )
}

it('sells exactly twenty of twenty to sixty-four buyers, and refuses the rest by name', async () => {
  const cup = await onShelf({ stock: 20, priceMinor: 10000 })
  const answers = await buyers(64, cup, 10000)
  expect(answers.filter((answer) => answer.ok)).toHaveLength(20)
  expect(answers.filter((answer) => !answer.ok && answer.refusal === 'out-of-stock')).toHaveLength(44)
  expect(await stockOf(cup)).toEqual({ on_hand: 20, reserved: 20 })
})

it('uses a one-use coupon once among thirty-two', async () => {
  const cup = await onShelf({ stock: 64, priceMinor: 20000 })
  const couponId = await makeCoupon({ usage_limit: 1, amount_minor: 2000 })
  const answers = await buyers(32, cup, 18000, couponId)
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.every((answer) => answer.ok || /^coupon-(used-up|unavailable)$/.test(answer.refusal))).toBe(true)
})

it('spends a balance worth one order once, from thirty-two tabs', async () => {
  const shopper = await member()
  await givePoints(shopper, 5000)
  const cups = await Promise.all(Array.from({ length: 32 }, () => onShelf({ stock: 1, priceMinor: 10000 })))
  for (const cup of cups) await putInCart(shopper, cup, 1)
  const answers = await Promise.all(
    cups.map(async (cup) => {
      await soon()
      return placeOrder(shopper, orderInput([{ variantId: cup, quantity: 1 }], 5000, { points: 5000 }))
    }),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.every((answer) => answer.ok || answer.refusal.startsWith('points-'))).toBe(true)
  expect(await balanceOf(shopper)).toMatchObject({ available: 0, held: 5000 })
})

it('would oversell without the condition on stock: the guard is what holds', async () => {
  const [source] = await rows<{ body: string }>(`select pg_get_functiondef('stock_reserve'::regproc) as body`)
  const guarded = source?.body ?? ''
  const loose = guarded
    .replace('AND on_hand - reserved >= r.quantity', '')
    .replace('reserved = reserved + r.quantity', 'reserved = least(on_hand, reserved + r.quantity)')
  expect(loose).not.toBe(guarded)
  await db().query(loose)
  const cup = await onShelf({ stock: 2, priceMinor: 10000 })
  const answers = await buyers(8, cup, 10000)
  expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(2)
  expect(await brokenInvariants()).not.toEqual([])
  await db().query(guarded)
  // the broken orders are taken back so that the books close clean
  await rows(
    `update shop_order set state = 'cancelled' where id in (select order_id from order_line where variant_id = $1)`,
    [cup],
  )
  await rows('update variant set reserved = 0 where id = $1', [cup])
})
