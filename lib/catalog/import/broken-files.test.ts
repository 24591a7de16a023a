import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { catalogHash, merchant } from '../catalog.fixture'
import { give, OLD, old, one } from './import.fixture'
import { findImportRun } from './queries'

useTestDatabase()

const base = old('keep,Keep,,,,,true,Size,S,,1,5.00,,')
const row = (
  cells: Partial<
    Record<'handle' | 'title' | 'published' | 'name' | 'value' | 'qty' | 'price' | 'compare' | 'body' | 'tags', string>
  >,
) =>
  [
    cells.handle ?? 'bad',
    cells.title ?? 'Bad',
    cells.body ?? '',
    '',
    '',
    cells.tags ?? '',
    cells.published ?? 'true',
    cells.name ?? 'Size',
    cells.value ?? 'S',
    '',
    cells.qty ?? '1',
    cells.price ?? '5',
    cells.compare ?? '',
    '',
  ].join(',')
const good = row({ handle: 'good', title: 'Good' })

const broken: [string, Uint8Array | string, string, number, string?][] = [
  ['nothing in it', '', 'file-empty', 1],
  ['only headings', OLD, 'file-empty', 1],
  ['only blank lines', '\n\n  \n', 'file-empty', 1],
  ['no heading for the price', 'Handle,Title\na,b', 'header-missing', 1, 'Variant Price'.toLowerCase()],
  ['not a product file', 'id,name\n1,x', 'header-missing', 1],
  ['a heading twice', `Title,${OLD}\n`, 'header-twice', 1],
  ['both ages of one heading', `SKU,${OLD}\n`, 'header-twice', 1],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from(`${old(good)}\nx,`), Buffer.from([0xb1, 0xad, 0xd7, 0xd3])]),
    'file-encoding',
    3,
  ],
  ['a NUL', `${old(good)}\n${row({ title: 'a\0b' })}`, 'file-nul', 3],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'file-encoding', 1],
  ['a quote that never closes', `${old(good)}\n"bad,Bad`, 'file-quotes', 3],
  ['text after a closing quote', `${old(good)}\n"bad"x,Bad,,,,,,,,,,,,`, 'file-quotes', 3],
  ['a row that is too short', old(good, 'bad,Bad'), 'row-cells', 3],
  ['a row that is too long', old(good, `${row({})},more`), 'row-cells', 3],
  ['a cell of a megabyte', old(good, row({ body: 'x'.repeat(1_000_000) })), 'row-long', 3],
  ['a title of 300 letters', old(good, row({ title: 'x'.repeat(300) })), 'cell-long', 3, 'Title'],
  ['a description too long', old(good, row({ body: 'x'.repeat(70_000) })), 'body-long', 3],
  ['no handle', old(good, row({ handle: '' })), 'handle-missing', 3, 'Handle'],
  ['a handle that leads away', old(good, row({ handle: '../etc/passwd' })), 'handle-invalid', 3],
  ['a handle with a space', old(good, row({ handle: 'a b' })), 'handle-invalid', 3],
  ['no title', old(good, row({ title: '' })), 'title-missing', 3, 'Title'],
  ['no price', old(good, row({ price: '' })), 'price-missing', 3, 'Variant Price'],
  ['a price in words', old(good, row({ price: 'free' })), 'price-invalid', 3],
  ['a negative price', old(good, row({ price: '-5' })), 'price-invalid', 3],
  ['an exponent for a price', old(good, row({ price: '1e3' })), 'price-invalid', 3],
  ['a price with three decimals', old(good, row({ price: '9.999' })), 'price-decimals', 3],
  ['a price beyond reason', old(good, row({ price: '100000000' })), 'price-high', 3],
  [
    'a crossed-out price in words',
    old(good, row({ compare: 'a lot' })),
    'price-invalid',
    3,
    'Variant Compare At Price',
  ],
  ['half a piece in stock', old(good, row({ qty: '1.5' })), 'quantity-invalid', 3],
  ['stock as a formula', old(good, row({ qty: '=1+1' })), 'quantity-invalid', 3],
  ['an option without a name', old(good, row({ name: '' })), 'option-name-missing', 3],
  ['an option without a value', old(good, row({ value: '' })), 'option-value-missing', 3],
  ['the same variant twice', old(good, row({}), row({ title: '', name: '' })), 'variant-twice', 4],
  ['a state nobody knows', old(good, row({ published: 'perhaps' })), 'published-unknown', 3, 'Published'],
  [
    'too many tags',
    old(good, row({ tags: `"${Array.from({ length: 60 }, (_, i) => `t${i}`).join(',')}"` })),
    'tags-many',
    3,
  ],
  [
    'too many variants',
    old(row({}), ...Array.from({ length: 260 }, (_, i) => row({ value: `v${i}`, title: '', name: '' }))),
    'variants-many',
    2,
  ],
  [
    'more options than the product has',
    [`${OLD},Option2 Name,Option2 Value`, `${row({ handle: 'keep', title: 'Keep', value: 'M' })},Colour,Red`].join(
      '\n',
    ),
    'options-differ',
    2,
  ],
]

describe('a broken file imports nothing, and says which row and why', () => {
  test.each(broken)('%s', async (_, file, code, line, column) => {
    const ctx = await merchant()
    await give(ctx, base)
    const before = await catalogHash()
    const done = await give(ctx, file)
    expect(done.state).toBe('refused')
    expect(done.report.problems[0]).toMatchObject({ code, line })
    if (column) expect(done.report.problems[0]?.column.toLowerCase()).toBe(column.toLowerCase())
    expect(await catalogHash()).toBe(before)
    expect((await give(ctx, file, true)).report.problems).toEqual(done.report.problems)
    expect(await findImportRun(ctx, done.runId)).toMatchObject({ state: 'refused' })
  })

  test('every broken row is told, not only the first', async () => {
    const { report } = await give(
      await merchant(),
      old(row({ price: 'x' }), good, row({ handle: 'b', qty: 'x', title: '' })),
    )
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'price-invalid'],
      [4, 'title-missing'],
      [4, 'quantity-invalid'],
    ])
    expect(report.counts.problems).toBe(3)
  })

  test('a database that fails half-way leaves nothing behind', async () => {
    const ctx = await merchant()
    const before = await catalogHash()
    await db().query(
      `create function stumble() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
    )
    await db().query('create trigger stumble before insert on stock_move execute function stumble()')
    await expect(give(ctx, old(row({ handle: 'half', title: 'Half' })))).rejects.toThrow('disk full')
    await db().query('drop trigger stumble on stock_move')
    expect(await catalogHash()).toBe(before)
    const run = await one<{ state: string }>('select state from import_run order by started_at desc limit 1')
    expect(run.state).toBe('refused')
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
