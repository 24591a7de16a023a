import { beforeAll, describe, expect, test } from 'vitest'
import { onShelf } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { changeMatchingProducts } from '../change-matching-products'
import { changeProductStatus } from '../change-product-status'
import { listManagedProducts } from './queries'
import { MANAGE_PAGE_SIZE, manageFilterSchema } from './schema'

useTestDatabase()
const some = MANAGE_PAGE_SIZE + 3
let ctx: StaffContext
const found = async (status: 'active' | 'draft' | 'archived') =>
  (await listManagedProducts(ctx, manageFilterSchema.parse({ status }))).total
const put = (count: number, status: 'active' | 'draft' | 'archived', q = '') =>
  changeMatchingProducts(ctx, { filter: { q, status: 'active' }, count, status })
const told = () => rows(`select before, after from audit_log where action = 'product.status.matching' order by id`)

beforeAll(async () => {
  ctx = await staff()
  for (let i = 0; i < some; i += 1) await onShelf({ stock: 0 })
  await onShelf({ stock: 0, status: 'archived' })
})

describe('all that match', () => {
  test('are changed by their filter, on whatever page they stand, told once, and put back by what comes back', async () => {
    const { products, total } = await listManagedProducts(ctx, manageFilterSchema.parse({ status: 'active' }))
    expect([products.length, total]).toEqual([MANAGE_PAGE_SIZE, some])
    const done = await put(some, 'draft')
    if (!done.ok) throw new Error(done.refusal)
    expect(done.value.previous).toHaveLength(some)
    expect([await found('active'), await found('draft'), await found('archived')]).toEqual([0, some, 1])
    expect(await told()).toEqual([
      { before: { active: some }, after: { status: 'draft', count: some, filter: { q: '', status: 'active' } } },
    ])
    expect(await changeProductStatus(ctx, { changes: done.value.previous })).toMatchObject({ ok: true })
    expect(await found('active')).toBe(some)
  })

  test('are not changed when they are not as many as were seen, and it is said how many they are', async () => {
    const before = await told()
    for (const count of [some - 1, some + 1])
      expect(await put(count, 'archived')).toMatchObject({ refusal: 'selection-changed', details: { count: some } })
    expect(await put(1, 'archived', '100%')).toMatchObject({ refusal: 'selection-changed', details: { count: 0 } })
    expect(await found('active')).toBe(some)
    expect(await told()).toEqual(before)
  })

  test('of which somebody takes one away meanwhile are counted without it', async () => {
    const one = await db().connect()
    try {
      await one.query('begin')
      await one.query(
        `update product set status = 'draft' where id = (select id from product where status = 'active' limit 1)`,
      )
      const late = put(some, 'archived')
      // the first is not over, and the count must not have been taken without it
      await rows('select pg_sleep(0.2)')
      await one.query('commit')
      expect(await late).toMatchObject({ refusal: 'selection-changed', details: { count: some - 1 } })
    } finally {
      one.release()
    }
  })
})
