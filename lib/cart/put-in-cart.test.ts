import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { putInCart } from './put-in-cart'
import { getCart } from './queries'
import { PutInCart } from './schema'
import { guest, member, onShelf, openShop } from './shelf.fixture'

useTestDatabase()
beforeAll(openShop)

const add = (variantId: string, quantity = 1) => ({ variantId, quantity, mode: 'add' as const })
const set = (variantId: string, quantity: number) => ({ variantId, quantity, mode: 'set' as const })

describe('putting things in a cart', () => {
  test('adds to what is there, sets what is asked, and a set of 0 takes it out', async () => {
    const ctx = await member()
    const cup = await onShelf()
    expect(await putInCart(ctx, add(cup, 2))).toEqual({ ok: true, value: { quantity: 2, previous: 0, count: 2 } })
    expect(await putInCart(ctx, add(cup))).toMatchObject({ value: { quantity: 3, previous: 2, count: 3 } })
    expect(await putInCart(ctx, set(cup, 5))).toMatchObject({ value: { quantity: 5, previous: 3, count: 5 } })
    expect((await getCart(ctx)).lines).toMatchObject([
      { variantId: cup, quantity: 5, unitPriceMinor: 1990, available: 10 },
    ])
    expect(await putInCart(ctx, set(cup, 0))).toMatchObject({ value: { quantity: 0, count: 0 } })
    expect((await getCart(ctx)).lines).toEqual([])
  })

  test('refuses what is sold out, off the shelf or too many, and changes nothing', async () => {
    const ctx = guest()
    const cup = await onShelf({ stock: 3 })
    const draft = await onShelf({ status: 'draft' })
    const plenty = await onShelf({ stock: 500 })
    await putInCart(ctx, add(cup, 2))
    await putInCart(ctx, add(plenty, 98))
    expect(await putInCart(ctx, add(cup, 2))).toEqual({
      ok: false,
      refusal: 'out-of-stock',
      details: { variantId: cup, available: 3 },
    })
    expect(await putInCart(ctx, add(draft))).toMatchObject({ refusal: 'variant-unavailable' })
    expect(await putInCart(ctx, add(randomUUID()))).toMatchObject({ refusal: 'variant-unavailable' })
    expect(await putInCart(ctx, add(plenty, 2))).toMatchObject({
      refusal: 'quantity-out-of-range',
      details: { most: 99 },
    })
    const { lines } = await getCart(ctx)
    expect(lines.map((line) => line.quantity)).toEqual([2, 98])
  })

  test('what has left the shelf shows as not to be had, and can be taken out', async () => {
    const ctx = guest()
    const cup = await onShelf()
    await putInCart(ctx, add(cup))
    await db().query(
      `update product set status = 'archived' where id = (select product_id from variant where id = $1)`,
      [cup],
    )
    expect((await getCart(ctx)).lines).toMatchObject([{ available: 0, quantity: 1 }])
    expect(await putInCart(ctx, set(cup, 0))).toMatchObject({ value: { count: 0 } })
  })

  test('fewer is allowed even when there is less than that', async () => {
    const ctx = guest()
    const cup = await onShelf({ stock: 5 })
    await putInCart(ctx, add(cup, 5))
    await db().query(`select move_stock($1, -4, 'count', null, null, null)`, [cup])
    expect(await putInCart(ctx, set(cup, 3))).toMatchObject({ ok: true })
    expect(await putInCart(ctx, set(cup, 4))).toMatchObject({ refusal: 'out-of-stock' })
  })

  test('nobody else’s cart is ever in reach: a cart is found by who asks, and no id of one is taken', async () => {
    const [mine, theirs, visitor] = [await member(), await member(), guest()]
    const cup = await onShelf()
    await putInCart(mine, add(cup, 4))
    expect((await getCart(theirs)).lines).toEqual([])
    expect((await getCart(visitor)).lines).toEqual([])
    expect(await putInCart(theirs, set(cup, 0))).toMatchObject({ value: { count: 0 } })
    // a member's cart is not reached by the cookie of whoever sat here before
    expect((await getCart({ ...theirs, visitorHash: visitor.visitorHash })).lines).toEqual([])
    expect((await getCart(mine)).lines).toMatchObject([{ quantity: 4 }])
    expect(PutInCart.safeParse({ ...add(cup), cartId: randomUUID() }).success).toBe(false)
  })

  test.each([-1, 1.5, 100, 1e9, Number.NaN, '1', '1e3', null, undefined, [1], true])(
    'a quantity of %j never gets past the door',
    async (quantity) => {
      const variantId = randomUUID()
      expect(PutInCart.safeParse({ variantId, quantity, mode: 'set' }).success).toBe(false)
      expect(PutInCart.safeParse({ variantId, quantity, mode: 'add' }).success).toBe(false)
    },
  )

  test('nor does adding nothing, an unknown mode or an id that is none', () => {
    expect(PutInCart.safeParse({ variantId: randomUUID(), quantity: 0, mode: 'add' }).success).toBe(false)
    expect(PutInCart.safeParse({ variantId: randomUUID(), quantity: 1, mode: 'take' }).success).toBe(false)
    expect(PutInCart.safeParse({ variantId: "1' or '1'='1", quantity: 1, mode: 'add' }).success).toBe(false)
  })

  test('the database holds the same line when the door is passed by', async () => {
    const ctx = guest()
    const cup = await onShelf()
    await putInCart(ctx, add(cup, 2))
    expect(await putInCart(ctx, set(cup, -1))).toMatchObject({ refusal: 'quantity-out-of-range' })
    expect(await putInCart(ctx, set(cup, 100))).toMatchObject({ refusal: 'quantity-out-of-range' })
    expect((await getCart(ctx)).lines).toMatchObject([{ quantity: 2 }])
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
