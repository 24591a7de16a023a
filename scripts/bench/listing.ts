// Whether the first page of a list costs the same in a small shop and in a large one:
// `node --import tsx scripts/bench/listing.ts`. Medians of what one request takes, in milliseconds.
import { type ListScope, listProducts } from '@/lib/catalog/listing/queries'
import { type ListParams, noParams } from '@/lib/catalog/listing/schema'
import { connectTo, disconnect } from '@/lib/db/client'
import { startTestDatabase } from '../lib/test-database.mjs'

const SIZES = [100, 1_000, 10_000]
const ROUNDS = 15

/** Three variants each, every tenth product sold out, all of them in one collection. */
const FILL = `
insert into collection (slug, title_zh, title_en) values ('all', '全部', 'Everything') on conflict do nothing;
insert into product (slug, title_zh, title_en, description_zh, description_en, vendor, product_type, tags, status, search_terms, search_text, created_at)
select 'cup-' || n, '粗陶杯 ' || n, 'Stoneware cup ' || n, repeat('手工拉坯，冷热皆宜。', 12), repeat('Thrown by hand, for hot and cold. ', 8),
  'Kiln ' || n % 20, 'Cups', array['tag' || n % 7, 'tag' || n % 11], 'active', array['cup', 'stoneware', 'glaze' || n % 500], 'stoneware cup ' || n,
  now() - n * interval '1 minute'
from generate_series(1 + (select count(*) from product), $1::int) n;
`

const REST = `
insert into collection_product (collection_id, product_id, position)
select c.id, p.id, 0 from collection c, product p on conflict do nothing;
insert into variant (product_id, sku, position, price_minor)
select p.id, slug || '-' || n, n, 1000 + (abs(hashtext(slug)) % 500) * 100 + n * 100 from product p, generate_series(0, 2) n
where not exists (select 1 from variant v where v.product_id = p.id);
update variant v set on_hand = 9 from product p where p.id = v.product_id and p.slug not like '%0' and v.on_hand = 0;
`

type Look = { name: string; scope: ListScope; params: ListParams }

const looks: Look[] = [
  { name: 'newest first', scope: { kind: 'all' }, params: noParams },
  { name: 'cheapest first', scope: { kind: 'all' }, params: { ...noParams, sort: 'price-up' } },
  { name: 'by name', scope: { kind: 'all' }, params: { ...noParams, sort: 'name' } },
  { name: 'in stock, cheapest first', scope: { kind: 'all' }, params: { ...noParams, stock: true, sort: 'price-up' } },
  { name: 'a collection', scope: { kind: 'collection', slug: 'all' }, params: noParams },
  { name: 'one tag', scope: { kind: 'all' }, params: { ...noParams, tag: ['tag3'] } },
  { name: 'a word that one in 500 has', scope: { kind: 'search' }, params: { ...noParams, q: 'glaze77' } },
]

async function median({ scope, params }: Look): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await listProducts(scope, params, 'zh-CN')
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

const database = await startTestDatabase()
const name = `bench_${process.pid}`
const admin = connectTo(database.adminUrl, 1)
await admin.query(`create database ${name} template ${database.template}`)
await disconnect()
const url = new URL(database.adminUrl)
url.pathname = `/${name}`
const pool = connectTo(url.toString(), 2)
try {
  console.log(`${'products'.padEnd(30)}${SIZES.map((size) => String(size).padStart(10)).join('')}`)
  const table = new Map<string, number[]>(looks.map((look) => [look.name, []]))
  for (const size of SIZES) {
    const [collection = '', products = ''] = FILL.trim().split(';\n')
    await pool.query(collection)
    await pool.query(products.replace(/;$/, ''), [size])
    await pool.query(REST)
    await pool.query('vacuum analyze')
    for (const look of looks) table.get(look.name)?.push(await median(look))
  }
  for (const [look, times] of table)
    console.log(`${look.padEnd(30)}${times.map((time) => time.toFixed(1).padStart(10)).join('')}`)
} finally {
  await disconnect()
  const again = connectTo(database.adminUrl, 1)
  await again.query(`drop database if exists ${name} with (force)`)
  await disconnect()
  await database.stop()
}
