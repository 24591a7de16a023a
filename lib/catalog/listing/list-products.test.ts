import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { listProducts } from './queries'
import { type ListParams, noParams, PAGE_SIZE } from './schema'

useTestDatabase()

const slugs = async (change: Partial<ListParams> = {}) => {
  const list = await listProducts({ kind: 'all' }, { ...noParams, ...change }, 'en')
  return { ...list, slugs: list.products.map(({ slug }) => slug) }
}

// thirty cups at ¥1 to ¥30, newest last; every third is sold out
beforeAll(async () => {
  await db().query(`insert into product (slug, title_zh, title_en, status, tags, created_at)
    select 'cup-' || n, '杯', 'Cup', 'active', array['tag' || n % 2], now() + n * interval '1 s' from generate_series(1, 30) n`)
  await db().query(`insert into variant (product_id, price_minor) select id, 100 * substr(slug, 5)::int from product`)
  await db().query(
    `select move_stock(v.id, 5, 'count', null, null, null) from variant v where v.price_minor % 300 <> 0`,
  )
})

test('what is sold out comes last, across pages, and nothing is shown twice', async () => {
  const [first, second] = [await slugs({ sort: 'price-up' }), await slugs({ sort: 'price-up', page: 2 })]
  expect([first.total, first.pages, first.slugs.length]).toEqual([30, 2, PAGE_SIZE])
  const wanted = Array.from({ length: 30 }, (_, i) => i + 1)
  const inOrder = [...wanted.filter((n) => n % 3 !== 0), ...wanted.filter((n) => n % 3 === 0)]
  expect([...first.slugs, ...second.slugs]).toEqual(inOrder.map((n) => `cup-${n}`))
})

test('a narrowed list counts itself, and says what all could be narrowed by', async () => {
  const list = await slugs({ stock: true, tag: ['tag1'], min: 10, max: 20, sort: 'price-down' })
  expect(list.slugs).toEqual(['cup-19', 'cup-17', 'cup-13', 'cup-11'])
  expect(list.total).toBe(4)
  expect(list.facets).toMatchObject({ minMinor: 100, maxMinor: 3000, inStock: 20 })
})

test('a product follows the prices of its variants, however they change', async () => {
  const cup = `(select id from product where slug = 'cup-7')`
  const prices = async () =>
    (await db().query(`select price_from_minor as low, price_to_minor as high from product where slug = 'cup-7'`))
      .rows[0]
  await db().query(`insert into variant (product_id, price_minor) values (${cup}, 50)`)
  expect(await prices()).toEqual({ low: 50, high: 700 })
  await db().query(`update variant set price_minor = 900 where product_id = ${cup} and price_minor = 50`)
  expect(await prices()).toEqual({ low: 700, high: 900 })
  await Promise.all(
    [700, 900].map((was) =>
      db().query(`update variant set price_minor = price_minor + 1 where product_id = ${cup} and price_minor = $1`, [
        was,
      ]),
    ),
  )
  expect(await prices()).toEqual({ low: 701, high: 901 })
  await db().query(`delete from variant where product_id = ${cup}`)
  expect(await prices()).toEqual({ low: null, high: null })
  expect((await slugs({ sort: 'price-up' })).slugs).not.toContain('cup-7')
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
