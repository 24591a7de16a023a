import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { emptyCart } from './empty-cart'
import { mergeCart } from './merge-cart'
import { putInCart } from './put-in-cart'
import { getCart } from './queries'
import { guest, member, onShelf, openShop } from './shelf.fixture'

useTestDatabase()
beforeAll(openShop)

const hashOf = (ctx: { visitorHash: Buffer | null }) => ctx.visitorHash ?? Buffer.alloc(0)

describe('signing in', () => {
  test('brings the guest’s cart along; of a shared line the larger quantity stays', async () => {
    const [visitor, shopper] = [guest(), await member()]
    const [cup, bowl, plate] = [await onShelf(), await onShelf(), await onShelf()]
    for (const [variantId, quantity] of [
      [cup, 3],
      [bowl, 1],
    ] as const) {
      await putInCart(visitor, { variantId, quantity, mode: 'set' })
    }
    await putInCart(shopper, { variantId: cup, quantity: 2, mode: 'set' })
    await putInCart(shopper, { variantId: plate, quantity: 5, mode: 'set' })

    const merged = await mergeCart({ accountId: shopper.actor.id, visitorHash: hashOf(visitor) }, db())
    expect(merged).toEqual({ count: 9 })
    const quantities = Object.fromEntries((await getCart(shopper)).lines.map((line) => [line.variantId, line.quantity]))
    expect(quantities).toEqual({ [cup]: 3, [bowl]: 1, [plate]: 5 })
    expect((await getCart(visitor)).lines).toEqual([])
  })

  test('twice is once, and an unknown cookie brings nothing', async () => {
    const [visitor, shopper] = [guest(), await member()]
    const cup = await onShelf()
    await putInCart(visitor, { variantId: cup, quantity: 2, mode: 'add' })
    const once = { accountId: shopper.actor.id, visitorHash: hashOf(visitor) }
    expect(await Promise.all([mergeCart(once, db()), mergeCart(once, db())])).toContainEqual({ count: 2 })
    expect(await mergeCart({ ...once, visitorHash: hashOf(guest()) }, db())).toEqual({ count: 2 })
  })
})

test('clearing takes one’s own lines and nobody else’s', async () => {
  const [mine, theirs] = [guest(), guest()]
  const cup = await onShelf()
  for (const ctx of [mine, theirs]) await putInCart(ctx, { variantId: cup, quantity: 1, mode: 'add' })
  expect(await emptyCart(mine)).toEqual({ ok: true, value: { removed: 1, count: 0 } })
  expect(await emptyCart(mine)).toMatchObject({ value: { removed: 0 } })
  expect((await getCart(theirs)).lines).toHaveLength(1)
})
