import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { adjustStock } from './adjust-stock'
import { catalogHash, filled, merchant } from './catalog.fixture'
import { changeProductStatus } from './change-product-status'
import { saveProduct } from './save-product'
import { AdjustStock } from './schema'

useTestDatabase()
let ctx: StaffContext
beforeAll(async () => {
  ctx = await merchant()
})

const count = (input: Omit<AdjustStock, 'note' | 'reason'> & Partial<AdjustStock>) =>
  inTransaction((on) => adjustStock({ ...ctx, on }, { reason: 'count', note: '', ...input }))

async function onShelf() {
  const product = filled()
  await saveProduct(ctx, product)
  return { productId: product.id, variantId: product.variants[0]?.id ?? '' }
}

describe('counting stock', () => {
  test('moves the difference with its reason, once', async () => {
    const { variantId, productId } = await onShelf()
    expect(await count({ variantId, from: 5, to: 12, reason: 'other', note: '盘点' })).toEqual({
      ok: true,
      value: { onHand: 12 },
    })
    expect(await count({ variantId, from: 5, to: 12 })).toEqual({ ok: true, value: { onHand: 12 } })
    const { rows } = await db().query(
      'select quantity, reason, actor_id from stock_move where variant_id = $1 order by id',
      [variantId],
    )
    expect(rows).toEqual([
      { quantity: 5, reason: 'receive', actor_id: ctx.actor.id },
      { quantity: 7, reason: 'other', actor_id: ctx.actor.id },
    ])
    const audit = await db().query(
      `select reason, before, after from audit_log where subject = $1 and action = 'stock.adjust'`,
      [`product:${productId}`],
    )
    expect(audit.rows).toEqual([
      { reason: 'other: 盘点', before: { variantId, onHand: 5 }, after: { variantId, onHand: 12 } },
    ])
  })

  test('refuses a number that has moved, less than is reserved, and a variant there is not', async () => {
    const { variantId } = await onShelf()
    await db().query('update variant set reserved = 3 where id = $1', [variantId])
    const before = await catalogHash()
    expect(await count({ variantId, from: 9, to: 2 })).toEqual({
      ok: false,
      refusal: 'stock-changed',
      details: { onHand: 5 },
    })
    expect(await count({ variantId, from: 5, to: 2 })).toMatchObject({ refusal: 'stock-below-reserved' })
    expect(await count({ variantId: randomUUID(), from: 5, to: 2 })).toMatchObject({ refusal: 'variant-not-found' })
    expect(await catalogHash()).toBe(before)
    await db().query('update variant set reserved = 0 where id = $1', [variantId])
  })

  test.each([-1, 1.5, 1e7, Number.NaN, '3', null])('%j pieces never get past the door', (to) => {
    expect(AdjustStock.safeParse({ variantId: randomUUID(), from: 0, to, reason: 'count', note: '' }).success).toBe(
      false,
    )
  })

  test('ten people who count from the same number: one of them is heard', async () => {
    const { variantId } = await onShelf()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => count({ variantId, from: 5, to: 20 + i })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('shelf and archive', () => {
  test('many at once, and back by what comes back', async () => {
    const [one, two] = [await onShelf(), await onShelf()]
    await changeProductStatus(ctx, { changes: [{ productId: two.productId, status: 'draft' }] })
    const status = async () =>
      (
        await db().query('select status from product where id = any($1) order by status', [
          [one.productId, two.productId],
        ])
      ).rows.map((row) => row.status)
    const changes = [one, two].map(({ productId }) => ({ productId, status: 'archived' as const }))
    const done = await changeProductStatus(ctx, { changes })
    expect(await status()).toEqual(['archived', 'archived'])
    if (!done.ok) throw new Error(done.refusal)
    expect(await changeProductStatus(ctx, { changes })).toEqual({ ok: true, value: { previous: [] } })
    await changeProductStatus(ctx, { changes: done.value.previous })
    expect(await status()).toEqual(['draft', 'active'])
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
