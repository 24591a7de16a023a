import { cache } from 'react'
import { row, rows } from '@/lib/db/sql'
import type { Locale } from '@/lib/i18n/routing'
import { firstRegion } from '@/lib/i18n/shop-region'
import { type Minor, minor } from '@/lib/kernel/money'
import type { Picture } from '@/lib/kernel/picture'
import { type CardRow, cardOf, type ImageRow, type ProductCard, pictureOf } from './listing/rules'
import { plainText, type StockWording, savingMinor, stockWording } from './rules'

export type VariantView = {
  id: string
  sku: string | null
  options: string[]
  priceMinor: Minor
  compareAtMinor: Minor | null
  stock: StockWording
  imagePosition: number | null
}

export type ProductView = {
  id: string
  slug: string
  title: string
  /** Sanitised HTML */
  description: string
  /** Its first words, plain */
  summary: string
  vendor: string
  tags: string[]
  optionNames: string[]
  variants: VariantView[]
  images: (Picture & { position: number; credit: string })[]
  collections: { slug: string; title: string }[]
  related: ProductCard[]
}

type VariantRow = {
  id: string
  sku: string | null
  options: string[]
  price: number
  compareAt: number | null
  left: number
  imagePosition: number | null
}
type ProductRow = {
  id: string
  slug: string
  titleZh: string
  titleEn: string
  description: string
  vendor: string
  tags: string[]
  optionNames: string[]
  variants: VariantRow[]
  images: (ImageRow & { position: number; credit: string })[]
  collections: { slug: string; title: string }[]
  related: CardRow[]
}

/** What a list shows of each product in `picked (id, place)`. */
const cardsOf = (picked: string) => `
  select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en, 'vendor', p.vendor,
      'priceFrom', v.price_from, 'priceTo', v.price_to, 'left', v.left_most, 'variants', v.variants,
      'compareAt', c.compare_at_minor, 'variantId', c.id, 'image', i.image) order by picked.place), '[]')
  from (${picked}) picked join product p on p.id = picked.id and p.status = 'active'
  cross join lateral (select min(price_minor) price_from, max(price_minor) price_to, max(on_hand - reserved) left_most, count(*)::int variants
    from variant where product_id = p.id having count(*) > 0) v
  cross join lateral (select id, compare_at_minor from variant where product_id = p.id order by price_minor, position limit 1) c
  left join lateral (select jsonb_build_object('file', file, 'width', width, 'height', height, 'altZh', alt_zh, 'altEn', alt_en) image
    from product_image where product_id = p.id order by position limit 1) i on true`

const productSql = `
  select p.id, p.slug, p.title_zh as "titleZh", p.title_en as "titleEn", p.vendor, p.tags,
    coalesce(nullif(case $2 when 'en' then p.description_en else p.description_zh end, ''), p.description_zh, p.description_en) as description,
    case $2 when 'en' then p.option_names_en else p.option_names_zh end as "optionNames",
    (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'price', v.price_minor, 'compareAt', v.compare_at_minor,
        'options', case $2 when 'en' then v.options_en else v.options_zh end,
        'left', v.on_hand - v.reserved, 'imagePosition', v.image_position) order by v.position, v.id), '[]')
      from variant v where v.product_id = p.id) as variants,
    (select coalesce(jsonb_agg(jsonb_build_object('file', file, 'width', width, 'height', height, 'altZh', alt_zh, 'altEn', alt_en,
        'credit', credit, 'position', position) order by position), '[]')
      from product_image where product_id = p.id) as images,
    (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', case $2 when 'en' then c.title_en else c.title_zh end) order by c.position), '[]')
      from collection_product cp join collection c on c.id = cp.collection_id where cp.product_id = p.id) as collections,
    (${cardsOf(`select o.product_id as id, min(o.position) as place from collection_product mine
        join collection_product o on o.collection_id = mine.collection_id and o.product_id <> mine.product_id
      where mine.product_id = p.id group by o.product_id order by count(*) desc, min(o.position), o.product_id limit 4`)}) as related
  from product p where p.slug = $1 and p.status = 'active'`

/** Everything that a product's page shows, in one statement; null when it is not for sale. */
export const findProduct = cache(async (slug: string, locale: Locale): Promise<ProductView | null> => {
  const found = await row<ProductRow>(productSql, [slug, locale])
  if (!found || found.variants.length === 0) return null
  const { titleZh, titleEn, variants, images, related, ...rest } = found
  const title = locale === 'en' ? titleEn || titleZh : titleZh || titleEn
  return {
    ...rest,
    title,
    summary: plainText(rest.description, 160),
    variants: variants.map(({ price, compareAt, left, ...variant }) => ({
      ...variant,
      priceMinor: minor(price),
      compareAtMinor: savingMinor(price, compareAt) > 0 && compareAt !== null ? minor(compareAt) : null,
      stock: stockWording(left),
    })),
    images: images.map((image) => ({
      ...pictureOf(image, title, locale),
      position: image.position,
      credit: image.credit,
    })),
    related: related.map((card) => cardOf(card, locale)),
  }
})

export type LiveVariant = { id: string; priceMinor: Minor; stock: StockWording }

/** What may have changed since a page was made: the price and the stock of each variant. */
export async function liveVariants(slug: string): Promise<LiveVariant[]> {
  const found = await rows<{ id: string; price_minor: number; left: number }>(
    `select v.id, v.price_minor, v.on_hand - v.reserved as left from product p join variant v on v.product_id = p.id
     where p.slug = $1 and p.status = 'active' order by v.position`,
    [slug],
  )
  return found.map(({ id, price_minor, left }) => ({ id, priceMinor: minor(price_minor), stock: stockWording(left) }))
}

export type CollectionView = {
  slug: string
  title: string
  description: string
  imageFile: string | null
  count: number
}

const collectionColumns = `c.slug, case $1 when 'en' then c.title_en else c.title_zh end as title,
  case $1 when 'en' then c.description_en else c.description_zh end as description, c.image_file as "imageFile",
  (select count(*)::int from collection_product cp join product p on p.id = cp.product_id and p.status = 'active'
    where cp.collection_id = c.id) as count`

/** Every collection, in the shopkeeper's order. */
export function listCollections(locale: Locale): Promise<CollectionView[]> {
  return rows(`select ${collectionColumns} from collection c order by c.position, c.slug`, [locale])
}

export const findCollection = cache(
  (slug: string, locale: Locale): Promise<CollectionView | null> =>
    row(`select ${collectionColumns} from collection c where c.slug = $2`, [locale, slug]),
)

// What lately left the shelves: the last two thousand sales, however many there ever were.
const popular = `select v.product_id as id, row_number() over (order by sum(-s.quantity) desc, v.product_id) as place
  from (select variant_id, quantity from stock_move where reason = 'sale' order by id desc limit 2000) s
  join variant v on v.id = s.variant_id join product p on p.id = v.product_id and p.status = 'active'
  where exists (select 1 from variant left_one where left_one.product_id = p.id and left_one.on_hand > left_one.reserved)
  group by v.product_id order by place limit 8`

const newest = `select p.id, row_number() over (order by p.created_at desc, p.id) as place from product p
  where p.status = 'active' and exists (select 1 from variant v where v.product_id = p.id and v.on_hand > v.reserved)
  order by p.created_at desc, p.id limit 8`

export type HomeView = { popular: ProductCard[]; newest: ProductCard[]; collections: CollectionView[] }

/** What the front window shows. */
export async function getHome(locale: Locale): Promise<HomeView> {
  const [windows, collections] = await Promise.all([
    row<{ popular: CardRow[]; newest: CardRow[] }>(
      `select (${cardsOf(popular)}) as popular, (${cardsOf(newest)}) as newest`,
    ),
    listCollections(locale),
  ])
  const inLanguage = (cards: CardRow[] = []) => cards.map((card) => cardOf(card, locale))
  return { popular: inLanguage(windows?.popular), newest: inLanguage(windows?.newest), collections }
}

/** Every address worth knowing to a search engine, the newest first; 20,000 at most. */
export function listAddresses(): Promise<{ kind: 'product' | 'collection'; slug: string; updatedAt: Date | null }[]> {
  return rows(
    `(select 'product' as kind, slug, updated_at as "updatedAt" from product where status = 'active' order by updated_at desc limit 20000)
     union all select 'collection', slug, null from collection`,
  )
}

export type CounterView = {
  currency: string
  shippingFlatMinor: number
  shippingFreeOverMinor: number | null
  shippingAbroadMinor: number
  returnWindowDays: number
}

/** What stands on the counter: the currency, what delivery costs and how long things may be brought back. */
export const getCounter = cache(
  async (): Promise<CounterView> =>
    (await row<CounterView>(
      `select currency, shipping_flat_minor as "shippingFlatMinor", shipping_free_over_minor as "shippingFreeOverMinor",
        shipping_abroad_minor as "shippingAbroadMinor", return_window_days as "returnWindowDays" from shop`,
    )) ?? {
      currency: firstRegion.currency,
      shippingFlatMinor: 0,
      shippingFreeOverMinor: null,
      shippingAbroadMinor: 0,
      returnWindowDays: 7,
    },
)
