import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { catalogHash, merchant } from '../catalog.fixture'
import { give, NEW, old, one, product } from './import.fixture'
import { findImportRun } from './queries'

useTestDatabase()

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

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
