import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { textOfMinor } from '@/lib/kernel/money'
import { typedOfHtml } from '../html/rules'
import type { SaveProductFields } from '../schema'
import { type ImageRecord, likeable, type ProductStatus } from './rules'
import { MANAGE_PAGE_SIZE, type ManageFilter } from './schema'

export type ManagedProduct = {
  id: string
  slug: string
  titleZh: string
  titleEn: string
  vendor: string
  status: ProductStatus
  imageFile: string | null
  variants: number
  soldOut: number
  onHand: number
  lowMinor: number
  highMinor: number
  updatedAt: string
}

export type ManagedList = { products: ManagedProduct[]; total: number; pages: number }

const WANTED = 'from products_wanted($1, $2, $3) p'

/** One page of the products that the merchant looks for. */
export async function listManagedProducts(ctx: Context, filter: ManageFilter): Promise<ManagedList> {
  const wanted = [likeable(filter.q), filter.status ?? null, filter.collection ?? null]
  const [counted, products] = await Promise.all([
    row<{ total: number }>(`select count(*) as total ${WANTED}`, wanted, ctx.on),
    rows<ManagedProduct>(
      `select p.id, p.slug, p.title_zh as "titleZh", p.title_en as "titleEn", p.vendor, p.status,
         p.updated_at as "updatedAt", i.file as "imageFile", v.variants, v.sold_out as "soldOut", v.on_hand as "onHand",
         v.low as "lowMinor", v.high as "highMinor"
       from (select p.id ${WANTED}) wanted join product p using (id)
       left join product_image i on i.product_id = p.id and i.position = 0
       cross join lateral (
         select count(*) as variants, count(*) filter (where on_hand <= reserved) as sold_out,
           coalesce(sum(on_hand), 0) as on_hand, coalesce(min(price_minor), 0) as low, coalesce(max(price_minor), 0) as high
         from variant where product_id = p.id) v
       order by
         case when $4 = 'title' then p.title_zh end,
         case $4 when 'price-up' then v.low when 'price-down' then -v.high when 'stock-up' then v.on_hand
           when 'stock-down' then -v.on_hand end,
         p.updated_at desc, p.id
       limit $5 offset $6`,
      [...wanted, filter.sort, MANAGE_PAGE_SIZE, (filter.page - 1) * MANAGE_PAGE_SIZE],
      ctx.on,
    ),
  ])
  const total = counted?.total ?? 0
  return { products, total, pages: Math.ceil(total / MANAGE_PAGE_SIZE) }
}

export type ProductLine = Pick<ManagedProduct, 'titleZh' | 'titleEn' | 'slug' | 'status' | 'vendor'> & {
  options: string
  optionsEn: string
  sku: string | null
  priceMinor: number
  compareAtMinor: number | null
  onHand: number
  reserved: number
  updatedAt: Date
}

/** All products that a filter finds, a variant a line, for a file: the statement, to be read some rows at a time. */
export const productsToExport = ({ q, status, collection }: ManageFilter) => ({
  text: `select p.id, p.title_zh as "titleZh", p.title_en as "titleEn", p.slug, p.status, p.vendor, array_to_string(v.options_zh, ' / ') as options, array_to_string(v.options_en, ' / ') as "optionsEn", v.sku,
      v.price_minor as "priceMinor", v.compare_at_minor as "compareAtMinor", v.on_hand as "onHand", v.reserved, p.updated_at as "updatedAt"
    from (select p.id ${WANTED}) wanted join product p using (id) join variant v on v.product_id = p.id order by p.slug, v.position, v.id`,
  values: [likeable(q), status ?? null, collection ?? null],
})

export type CollectionChoice = { id: string; titleZh: string; titleEn: string }

export async function listCollectionChoices(ctx: Context): Promise<CollectionChoice[]> {
  return rows(
    'select id, title_zh as "titleZh", title_en as "titleEn" from collection order by position, title_zh',
    [],
    ctx.on,
  )
}

/** Names already in use, offered while one types. */
export async function listProductWords(ctx: Context): Promise<{ vendors: string[]; types: string[] }> {
  const found = await row<{ vendors: string[]; types: string[] }>(
    `select array(select distinct vendor from product where vendor <> '' order by 1 limit 200) as vendors,
       array(select distinct product_type from product where product_type <> '' order by 1 limit 200) as types`,
    [],
    ctx.on,
  )
  return found ?? { vendors: [], types: [] }
}

export type VariantStock = { onHand: number; reserved: number }
export type EditedProduct = { fields: SaveProductFields; stock: Record<string, VariantStock> }

type EditRow = Omit<SaveProductFields, 'variants' | 'images' | 'optionNames'> & {
  optionNamesZh: string[]
  optionNamesEn: string[]
  images: ImageRecord[]
  variants: (VariantStock & {
    id: string
    sku: string | null
    optionsZh: string[]
    optionsEn: string[]
    priceMinor: number
    compareAtMinor: number | null
    costMinor: number | null
  })[]
}

/** A product as its form shows it, and what is in stock of it. */
export async function findEditedProduct(ctx: Context, id: string): Promise<EditedProduct | null> {
  const found = await row<{ product: EditRow }>(EDITED, [id], ctx.on)
  if (!found) return null
  const { optionNamesZh, optionNamesEn, variants, ...product } = found.product
  return {
    fields: {
      ...product,
      descriptionZh: typedOfHtml(product.descriptionZh),
      descriptionEn: typedOfHtml(product.descriptionEn),
      optionNames: optionNamesZh.map((zh, place) => ({ zh, en: optionNamesEn[place] ?? zh })),
      variants: variants.map((variant) => ({
        id: variant.id,
        optionsZh: variant.optionsZh,
        optionsEn: variant.optionsEn,
        sku: variant.sku ?? '',
        price: textOfMinor(variant.priceMinor),
        compareAt: variant.compareAtMinor === null ? '' : textOfMinor(variant.compareAtMinor),
        cost: variant.costMinor === null ? '' : textOfMinor(variant.costMinor),
        stock: '',
      })),
    },
    stock: Object.fromEntries(variants.map(({ id: variantId, onHand, reserved }) => [variantId, { onHand, reserved }])),
  }
}

const EDITED = `
  select jsonb_build_object('id', p.id, 'slug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
    'descriptionZh', p.description_zh, 'descriptionEn', p.description_en, 'vendor', p.vendor,
    'productType', p.product_type, 'tags', to_jsonb(p.tags), 'optionNamesZh', to_jsonb(p.option_names_zh),
    'optionNamesEn', to_jsonb(p.option_names_en), 'status', p.status,
    'updatedAt', to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'collectionIds', (select coalesce(jsonb_agg(c.collection_id order by c.collection_id), '[]')
      from collection_product c where c.product_id = p.id),
    'images', (select coalesce(jsonb_agg(jsonb_build_object('file', i.file, 'width', i.width, 'height', i.height,
      'altZh', i.alt_zh, 'altEn', i.alt_en, 'credit', i.credit) order by i.position), '[]')
      from product_image i where i.product_id = p.id),
    'variants', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'optionsZh', to_jsonb(v.options_zh),
      'optionsEn', to_jsonb(v.options_en), 'priceMinor', v.price_minor, 'compareAtMinor', v.compare_at_minor,
      'costMinor', v.cost_minor, 'onHand', v.on_hand, 'reserved', v.reserved) order by v.position, v.id), '[]')
      from variant v where v.product_id = p.id)) as product
  from product p where p.id = $1`
