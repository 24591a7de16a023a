import { beforeAll, expect, test } from 'vitest'
import { onShelf } from '@/lib/cart/shelf.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { listManagedIds, listManagedProducts } from './queries'
import { MANAGE_PAGE_SIZE, manageFilterSchema } from './schema'

useTestDatabase()
const some = MANAGE_PAGE_SIZE + 3
beforeAll(async () => {
  for (let i = 0; i < some; i += 1) await onShelf({ stock: 0 })
  await onShelf({ stock: 0, status: 'archived' })
})

test('what is taken all together is what the filter finds, on whatever page it stands', async () => {
  const ctx = await staff()
  const filter = manageFilterSchema.parse({ status: 'active' })
  const { products, total } = await listManagedProducts(ctx, filter)
  const ids = await listManagedIds(ctx, filter)
  expect([products.length, total, ids.length]).toEqual([MANAGE_PAGE_SIZE, some, some])
  expect(ids).toEqual(expect.arrayContaining(products.map(({ id }) => id)))
})
