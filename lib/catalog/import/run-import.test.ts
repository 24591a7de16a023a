import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { catalogHash, merchant } from '../catalog.fixture'
import { findImportRun } from './queries'
import { runImport } from './run-import'
import { startImport } from './start-import'

useTestDatabase()

const real = path.resolve(import.meta.dirname, '../../../../shared/data/shopify')
const realFiles = ['home-and-garden', 'apparel', 'fashion'].filter((name) =>
  fs.existsSync(path.join(real, `${name}.csv`)),
)

async function give(ctx: StaffContext, bytes: Uint8Array | string, dryRun = false) {
  const input = { fileName: 'products.csv', dryRun }
  const started = await startImport(ctx, input)
  if (!started.ok) throw new Error('not started')
  const { runId } = started.value
  return { runId, ...(await runImport(ctx, { ...input, runId, bytes: Buffer.from(bytes) })) }
}

const OLD =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src'
const NEW =
  'Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Product image URL'
const old = (...rows: string[]) => [OLD, ...rows].join('\n')
const one = async <T>(sql: string, values: unknown[] = []) => (await db().query(sql, values)).rows[0] as T
const product = (slug: string) => one<Record<string, unknown>>('select * from product where slug = $1', [slug])

describe('both ages of export', () => {
  test('the older headings', async () => {
    const ctx = await merchant()
    const done = await give(
      ctx,
      old(
        'old-cup,Old cup,"<p>Line one\nline two</p><script>x</script>",Kiln,Cups,"clay, Gift",true,Size,Small,\'0042,3,19.90,25,https://a.test/1.jpg',
        'old-cup,,,,,,,,Large,CUP-L,0,29.9,,',
        'old-cup,,,,,,,,,,,,,https://a.test/2.jpg',
      ),
    )
    expect(done).toMatchObject({
      state: 'done',
      report: { counts: { products: 1, variants: 2, create: 1, images: 2, problems: 0 } },
    })
    expect(await product('old-cup')).toMatchObject({
      title_zh: 'Old cup',
      title_en: 'Old cup',
      description_en: '<p>Line one\nline two</p>',
      vendor: 'Kiln',
      product_type: 'Cups',
      tags: ['clay', 'Gift'],
      status: 'active',
      option_names_en: ['Size'],
      source: 'import',
    })
    const { rows } = await db().query(
      `select sku, options_zh, price_minor, compare_at_minor, on_hand from variant v join product p on p.id = v.product_id where slug = 'old-cup' order by v.position`,
    )
    expect(rows).toEqual([
      { sku: '0042', options_zh: ['Small'], price_minor: 1990, compare_at_minor: 2500, on_hand: 3 },
      { sku: 'CUP-L', options_zh: ['Large'], price_minor: 2990, compare_at_minor: null, on_hand: 0 },
    ])
    expect(await findImportRun(ctx, done.runId)).toMatchObject({ state: 'done', rowCount: 3, doneCount: 3 })
  })

  test('the newer headings, with a byte order mark, and in the other separators', async () => {
    const ctx = await merchant()
    const file = (sign: string, slug: string) =>
      `\ufeff${[NEW, `新杯子,${slug},<b>好</b>,窑,杯,,true,Active,,Title,Default Title,8.05,,7,`].join('\r\n').replaceAll(',', sign)}`
    for (const [sign, slug] of [
      [',', 'new-cup'],
      [';', 'semi-cup'],
      ['\t', 'tab-cup'],
    ] as const) {
      expect(await give(ctx, file(sign, slug))).toMatchObject({ state: 'done', report: { counts: { create: 1 } } })
      expect(await product(slug)).toMatchObject({ title_zh: '新杯子', option_names_zh: [], status: 'active' })
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file('\t', 'wide-cup').slice(1), 'utf16le')])
    expect(await give(ctx, utf16)).toMatchObject({ state: 'done' })
    expect(
      await one('select price_minor, on_hand from variant v join product p on p.id = v.product_id where slug = $1', [
        'new-cup',
      ]),
    ).toEqual({ price_minor: 805, on_hand: 7 })
  })

  test('status, and a column that says the language', async () => {
    const ctx = await merchant()
    const head = 'Handle,Title,Body (HTML),Status,Published,Locale,Variant Price'
    const done = await give(
      ctx,
      [
        head,
        's-a,A,,active,true,en,1',
        's-b,B,,draft,true,en,1',
        's-c,C,,archived,true,en,1',
        's-d,D,,active,false,en,1',
        's-e,Cup,<p>hi</p>,active,true,en,1',
        's-e,杯子,<p>你好</p>,,,zh-CN,',
      ].join('\n'),
    )
    expect(done.report.problems).toEqual([])
    const { rows } = await db().query(`select slug, status from product where slug like 's-_' order by slug`)
    expect(rows.map(({ status }) => status)).toEqual(['active', 'draft', 'archived', 'draft', 'active'])
    expect(await product('s-e')).toMatchObject({
      title_zh: '杯子',
      title_en: 'Cup',
      description_zh: '<p>你好</p>',
      description_en: '<p>hi</p>',
    })
  })

  test('cells that look like formulas are data, and come in as they are', async () => {
    const done = await give(
      await merchant(),
      old('formula,"=HYPERLINK(""http://evil"",""x"")",,@vendor,+type,"=1+1, -2",true,,,=cmd,1,2,,'),
    )
    expect(done.state).toBe('done')
    expect(await product('formula')).toMatchObject({
      title_en: '=HYPERLINK("http://evil","x")',
      vendor: '@vendor',
      tags: ['=1+1', '-2'],
    })
  })
})

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

describe('importing again', () => {
  const first = old('again,Again,<p>a</p>,V,T,x,true,Size,S,A-1,4,5.00,,', 'again,,,,,,,,M,A-2,2,6.00,,')

  test('changes nothing when the file has not changed, whatever was sold since', async () => {
    const ctx = await merchant()
    expect(await give(ctx, first)).toMatchObject({ report: { counts: { create: 1 } } })
    await db().query(`select move_stock(id, -3, 'test', null, null, null) from variant where sku = 'A-1'`)
    const before = await catalogHash()
    const done = await give(ctx, first)
    expect(done).toMatchObject({ state: 'done', report: { counts: { create: 0, update: 0, unchanged: 1 } } })
    const { rows } = await db().query(`select count(*) as n from audit_log where action = 'catalog.import'`)
    expect(rows[0].n).toBeGreaterThan(0)
    expect(await one('select on_hand from variant where sku = $1', ['A-1'])).toEqual({ on_hand: 1 })
    expect(await catalogHash()).toBe(before)
  })

  test('a dry run writes nothing and says what would be', async () => {
    const ctx = await merchant()
    const before = await catalogHash()
    const changed = first.replace('5.00', '5.50').concat('\nfresh,Fresh,,,,,true,,,,1,1,,')
    expect(await give(ctx, changed, true)).toMatchObject({
      state: 'done',
      report: {
        counts: { create: 1, update: 1 },
        changes: [
          { slug: 'again', kind: 'update' },
          { slug: 'fresh', kind: 'create' },
        ],
      },
    })
    expect(await catalogHash()).toBe(before)
  })

  test('what the merchant wrote stays: a translation, and variants the file does not name', async () => {
    const ctx = await merchant()
    await db().query(`update product set title_zh = '再来', option_names_zh = '{尺码}' where slug = 'again'`)
    const less = old('again,Again 2,<p>a</p>,V,T,x,true,Size,S,A-1,9,7.25,,')
    expect(await give(ctx, less)).toMatchObject({ state: 'done', report: { counts: { update: 1 } } })
    expect(await product('again')).toMatchObject({
      title_zh: '再来',
      title_en: 'Again 2',
      option_names_zh: ['尺码'],
      option_names_en: ['Size'],
    })
    const { rows } = await db().query(
      `select sku, price_minor, on_hand from variant v join product p on p.id = v.product_id where slug = 'again' order by v.position`,
    )
    expect(rows).toEqual([
      { sku: 'A-1', price_minor: 725, on_hand: 1 },
      { sku: 'A-2', price_minor: 600, on_hand: 2 },
    ])
    const last = await one<{ before: object; after: object; reason: string }>(
      `select before, after, reason from audit_log where action = 'product.update' order by id desc limit 1`,
    )
    expect(last).toMatchObject({
      before: { titleEn: 'Again' },
      after: { titleEn: 'Again 2' },
      reason: 'import: products.csv',
    })
  })

  test('columns that are not there change nothing', async () => {
    const ctx = await merchant()
    const done = await give(ctx, 'Handle,Title,Variant Price,Option1 Name,Option1 Value\nagain,Again 2,7.25,Size,S')
    expect(done.report.problems).toEqual([])
    expect(await product('again')).toMatchObject({
      vendor: 'V',
      tags: ['x'],
      description_en: '<p>a</p>',
      status: 'active',
    })
  })

  test('a SKU belongs to one thing: who has it keeps it, and the note says so', async () => {
    const ctx = await merchant()
    const done = await give(
      ctx,
      old('thief,Thief,,,,,true,Size,S,A-1,1,1,,', 'thief,,,,,,,,M,T-1,1,1,,', 'thief,,,,,,,,L,T-1,-2,1,,'),
    )
    expect(done.state).toBe('done')
    expect(done.report.notes.map(({ line, code }) => [line, code])).toEqual([
      [2, 'sku-elsewhere'],
      [4, 'quantity-negative'],
      [4, 'sku-twice'],
    ])
    expect(await one('select sku from variant where sku = $1', ['A-1'])).toBeTruthy()
  })

  test('two imports at once: one waits its turn or is told to', async () => {
    const ctx = await merchant()
    const file = old('race,Race,,,,,true,,,,1,1,,')
    const states = (await Promise.all([give(ctx, file), give(ctx, file)])).map(
      ({ state, report }) => `${state} ${report.problems[0]?.code ?? ''}`,
    )
    expect(states.filter((state) => state === 'done ').length).toBeGreaterThan(0)
    const { rows } = await db().query(`select count(*) as n from product where slug = 'race'`)
    expect(rows[0].n).toBe(1)
  })
})

describe('real exports', () => {
  if (realFiles.length < 3) test.skip('skipped: data not present', () => {})
  test.each(realFiles)(
    '%s comes in whole, and a second time as nothing',
    async (name) => {
      const ctx = await merchant()
      const bytes = fs.readFileSync(path.join(real, `${name}.csv`))
      const expected = { 'home-and-garden': [20, 21], apparel: [25, 96], fashion: [997, 3684] }[name]
      const dry = await give(ctx, bytes, true)
      const begun = performance.now()
      const done = await give(ctx, bytes)
      const seconds = (performance.now() - begun) / 1000
      console.warn(
        `${name}: imported in ${seconds.toFixed(1)} s; notes ${done.report.counts.notes}, images ${done.report.counts.images}`,
      )
      expect(done.report.problems).toEqual([])
      expect(done).toMatchObject({
        state: 'done',
        report: { counts: { products: expected?.[0], variants: expected?.[1], create: expected?.[0] } },
      })
      expect(dry.report).toEqual(done.report)
      const before = await catalogHash()
      expect(await give(ctx, bytes)).toMatchObject({
        state: 'done',
        report: { counts: { create: 0, update: 0, unchanged: expected?.[0] } },
      })
      expect(await catalogHash()).toBe(before)
    },
    120_000,
  )

  test('no markup that runs or loads has come in', async () => {
    const found = await one<{ n: number }>(
      `select count(*) as n from product where description_en ~* '<(script|meta|iframe|style|img|span|div)|javascript:| on\\w+=| style='`,
    )
    expect(found.n).toBe(0)
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
