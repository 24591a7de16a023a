import { expect, test } from 'vitest'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { putInCart } from './put-in-cart'
import { getCart } from './queries'
import { guest, member, onShelf } from './shelf.fixture'

useTestDatabase({ size: 16 })

test.each(['member', 'guest'])('30 presses of “add” at once by a %s make exactly 30, in one cart', async (who) => {
  const ctx = who === 'member' ? await member() : guest()
  const cup = await onShelf({ stock: 50 })
  const presses = Array.from({ length: 30 }, () => putInCart(ctx, { variantId: cup, quantity: 1, mode: 'add' }))
  const answers = await Promise.all(presses)
  expect(answers.filter((answer) => answer.ok)).toHaveLength(30)
  expect((await getCart(ctx)).lines).toMatchObject([{ quantity: 30 }])
})

test('however many press at once, a line never passes 99', async () => {
  const ctx = guest()
  const cup = await onShelf({ stock: 500 })
  await Promise.all(Array.from({ length: 20 }, () => putInCart(ctx, { variantId: cup, quantity: 9, mode: 'add' })))
  const { lines } = await getCart(ctx)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.quantity).toBeLessThanOrEqual(99)
  expect(await brokenInvariants()).toEqual([])
})
