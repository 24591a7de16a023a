import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { catalogHash, cupForm, filled, merchant } from './catalog.fixture'
import { saveProduct } from './save-product'
import { SaveProduct, type SaveProductFields } from './schema'

useTestDatabase()

const save = (ctx: StaffContext, fields: SaveProductFields) =>
  inTransaction((on) => saveProduct({ ...ctx, on }, SaveProduct.parse(fields)))

async function saved(ctx: StaffContext, fields: SaveProductFields = cupForm()) {
  const done = await save(ctx, fields)
  if (!done.ok) throw new Error(done.refusal)
  return { ...fields, updatedAt: done.value.updatedAt }
}

const onHand = async (id: string) =>
  (await db().query<{ on_hand: number }>('select on_hand from variant where id = $1', [id])).rows[0]?.on_hand

describe('saving a product', () => {
  test('makes a new one with its variants, first stock, search words and an audit line', async () => {
    const ctx = await merchant()
    const form = await saved(ctx, cupForm({ descriptionZh: '<p onclick="x">杯</p><script>1</script>' }))
    const { rows } = await db().query('select * from product where id = $1', [form.id])
    expect(rows[0]).toMatchObject({
      title_zh: '粗陶杯',
      status: 'active',
      option_names_en: ['Size'],
      description_zh: '<p>杯</p>',
    })
    expect(rows[0].search_terms).toContain('陶杯')
    const variants = await db().query(
      'select price_minor, on_hand from variant where product_id = $1 order by position',
      [form.id],
    )
    expect(variants.rows).toEqual([
      { price_minor: 3990, on_hand: 5 },
      { price_minor: 4900, on_hand: 5 },
    ])
    const audit = await db().query('select action, actor_id, before from audit_log where subject = $1', [
      `product:${form.id}`,
    ])
    expect(audit.rows).toEqual([{ action: 'product.create', actor_id: ctx.actor.id, before: {} }])
  })

  test('changes what is changed, and the audit holds that alone', async () => {
    const ctx = await merchant()
    const form = await saved(ctx)
    const picture = { file: 'cup-aa11', width: 10, height: 10, altZh: '杯', altEn: 'cup', credit: '' }
    const { rows } = await db().query<{ id: string }>(
      `insert into collection (slug, title_zh, title_en) values ($1, '茶席', 'Tea') returning id`,
      [randomUUID()],
    )
    const collectionIds = [rows[0]?.id ?? '']
    await saved(ctx, { ...form, titleZh: '粗陶马克杯', images: [picture], collectionIds })
    const audit = await db().query('select before, after from audit_log where subject = $1 order by id desc limit 1', [
      `product:${form.id}`,
    ])
    expect(audit.rows[0]).toEqual({
      before: { titleZh: '粗陶杯', images: [], collectionIds: [] },
      after: { titleZh: '粗陶马克杯', images: [picture], collectionIds },
    })
    const found = await db().query('select search_terms from product where id = $1', [form.id])
    expect(found.rows[0].search_terms).toEqual(expect.arrayContaining(['茶席', '马克']))
  })

  test('a variant that is taken away leaves no stock behind; two may trade their SKUs', async () => {
    const ctx = await merchant()
    const form = await saved(ctx)
    const [small, large] = form.variants as [SaveProductFields['variants'][0], SaveProductFields['variants'][0]]
    const tagged = await saved(ctx, {
      ...form,
      variants: [
        { ...small, sku: 'A' },
        { ...large, sku: 'B' },
      ],
    })
    const traded = await saved(ctx, {
      ...tagged,
      variants: [
        { ...small, sku: 'B' },
        { ...large, sku: 'A' },
      ],
    })
    await saved(ctx, { ...traded, variants: [{ ...small, sku: 'A' }] })
    const { rows } = await db().query('select sum(quantity)::int as left from stock_move where variant_id = $1', [
      large.id,
    ])
    expect(rows[0].left).toBe(0)
    expect(await onHand(small.id)).toBe(5)
  })

  test('sent twice is saved once', async () => {
    const ctx = await merchant()
    const form = cupForm()
    await save(ctx, form)
    const before = await catalogHash()
    expect(await save(ctx, form)).toMatchObject({ ok: true, value: { changed: false } })
    expect(await catalogHash()).toBe(before)
    const twice = cupForm()
    const both = await Promise.all([save(ctx, twice), save(ctx, twice)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await onHand(twice.variants[0]?.id ?? '')).toBe(5)
  })

  test('refuses what somebody else has changed, and every taken name, and changes nothing', async () => {
    const ctx = await merchant()
    const other = await saved(ctx, cupForm({ slug: 'taken' }))
    const form = await saved(ctx)
    const [small, large] = form.variants as [SaveProductFields['variants'][0], SaveProductFields['variants'][0]]
    await saved(ctx, { ...other, variants: other.variants.map((variant, i) => ({ ...variant, sku: `S-${i}` })) })
    const before = await catalogHash()
    const refusals = {
      'product-changed': { ...other, titleZh: '别的' },
      'product-not-found': cupForm({ updatedAt: '2026-01-01T00:00:00.000Z' }),
      'slug-taken': { ...form, slug: 'taken' },
      'sku-taken': { ...form, variants: [{ ...small, sku: 'S-1' }, large] },
      'collection-not-found': { ...form, collectionIds: [randomUUID()] },
      'variant-not-found': { ...form, variants: [{ ...small, id: other.variants[0]?.id ?? '' }, large] },
    }
    for (const [refusal, fields] of Object.entries(refusals))
      expect(await save(ctx, fields)).toMatchObject({ ok: false, refusal })
    expect(await catalogHash()).toBe(before)
  })

  test('a variant that was ordered stays', async () => {
    const ctx = await merchant()
    const form = await saved(ctx)
    const [small, large] = form.variants as [SaveProductFields['variants'][0], SaveProductFields['variants'][0]]
    await db().query(`alter table order_line drop constraint if exists order_line_order_id_fkey`)
    const columns = await db().query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns where table_name = 'order_line' and (is_nullable = 'NO' or column_name = 'variant_id') and column_default is null`,
    )
    const values: Record<string, unknown> = {
      variant_id: large.id,
      order_id: randomUUID(),
      product_id: form.id,
      quantity: 1,
    }
    const names = columns.rows.map(({ column_name: name }) => name)
    const of = (name: string, type: string) =>
      values[name] ??
      (type === 'ARRAY' ? [] : type === 'uuid' ? randomUUID() : type === 'jsonb' ? '{}' : /int/.test(type) ? 0 : 'x')
    await db().query(
      `insert into order_line (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`,
      columns.rows.map(({ column_name: name, data_type: type }) => of(name, type)),
    )
    expect(await save(ctx, { ...form, variants: [small] })).toMatchObject({ refusal: 'variant-has-orders' })
    await db().query('delete from order_line')
  })

  test('a stranger may not: the right belongs to owner and merchant alone', () => {
    for (const role of ['marketer', 'support', 'clerk', 'finance', null] as const)
      expect(may(role, 'catalog.write')).toBe(false)
    expect(may('merchant', 'catalog.write')).toBe(true)
  })
})

describe('what a form may say', () => {
  const first = cupForm()
  const [small, large] = first.variants as [SaveProductFields['variants'][0], SaveProductFields['variants'][0]]
  const wrong: [string, object, string][] = [
    ['no Chinese title', { titleZh: ' ' }, 'text-missing'],
    ['a title that turns around', { titleEn: 'a\u202eb' }, 'text-strange'],
    ['an address that leads away', { slug: '../x' }, 'slug-invalid'],
    ['no variant', { variants: [] }, 'variant-missing'],
    ['a price in words', { variants: [{ ...small, price: 'dear' }, large] }, 'price-invalid'],
    ['a negative price', { variants: [{ ...small, price: '-1' }, large] }, 'price-invalid'],
    ['a price with three decimals', { variants: [{ ...small, price: '1.005' }, large] }, 'price-decimals'],
    ['half a piece', { variants: [{ ...small, stock: '1.5' }, large] }, 'stock-invalid'],
    ['a struck price below the price', { variants: [{ ...small, compareAt: '1' }, large] }, 'compare-at-low'],
    ['two variants alike', { variants: [small, { ...large, optionsZh: small.optionsZh }] }, 'variant-twice'],
    [
      'one SKU twice',
      {
        variants: [
          { ...small, sku: 'X' },
          { ...large, sku: 'X' },
        ],
      },
      'sku-twice',
    ],
    ['values without an option', { optionNames: [] }, 'options-incomplete'],
    [
      'a picture from elsewhere',
      { images: [{ file: '../secret', width: 1, height: 1, altZh: '', altEn: '', credit: '' }] },
      'Invalid',
    ],
    ['a field nobody asked for', { price: 1 }, 'Unrecognized'],
  ]
  test.each(wrong)('%s is refused at the door', (_, over, message) => {
    const parsed = SaveProduct.safeParse({ ...first, ...over })
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message)
  })
  test('prices are whole fen', () => {
    expect(
      filled({ variants: [{ ...small, price: '19.9', compareAt: '1234567.89', cost: '8.8' }, large] }).variants,
    ).toMatchObject([{ price: 1990, compareAt: 123456789, cost: 880 }, { cost: null }])
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
