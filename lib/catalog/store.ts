import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import type { ChangeMatchingRefusal } from './errors'
import { type ImageRecord, MOST_MATCHING, type ProductRecord, type ProductStatus } from './manage/rules'

type At = Date | null

/** Writers of the catalogue stand in line, so that an address or a SKU is free when it was found free. */
export async function lockCatalog(on: Queryable): Promise<void> {
  await rows("select pg_advisory_xact_lock(hashtext('catalog'))", [], on)
}

/** False while somebody else is writing. */
export async function tryLockCatalog(on: Queryable): Promise<boolean> {
  const got = await row<{ got: boolean }>("select pg_try_advisory_xact_lock(hashtext('catalog')) as got", [], on)
  return got?.got === true
}

export async function newIds(count: number, on: Queryable): Promise<string[]> {
  const made = await rows<{ id: string }>('select gen_random_uuid() as id from generate_series(1, $1)', [count], on)
  return made.map(({ id }) => id)
}

export type StoredProduct = ProductRecord & {
  updatedAt: string
  collectionIds: string[]
  collectionTitles: string[]
  images: ImageRecord[]
}

const PRODUCT = `
  select jsonb_build_object('id', p.id, 'slug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
    'descriptionZh', p.description_zh, 'descriptionEn', p.description_en, 'vendor', p.vendor,
    'productType', p.product_type, 'tags', to_jsonb(p.tags), 'optionNamesZh', to_jsonb(p.option_names_zh),
    'optionNamesEn', to_jsonb(p.option_names_en), 'status', p.status,
    'updatedAt', to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'collectionIds', (select coalesce(jsonb_agg(c.collection_id order by c.collection_id), '[]')
      from collection_product c where c.product_id = p.id),
    'collectionTitles', (select coalesce(jsonb_agg(t.title), '[]') from collection_product c
      join collection o on o.id = c.collection_id, unnest(array[o.title_zh, o.title_en]) as t(title)
      where c.product_id = p.id),
    'images', (select coalesce(jsonb_agg(jsonb_build_object('file', i.file, 'width', i.width, 'height', i.height,
      'altZh', i.alt_zh, 'altEn', i.alt_en, 'credit', i.credit) order by i.position), '[]')
      from product_image i where i.product_id = p.id),
    'variants', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'position', v.position,
      'optionsZh', to_jsonb(v.options_zh), 'optionsEn', to_jsonb(v.options_en), 'priceMinor', v.price_minor,
      'compareAtMinor', v.compare_at_minor, 'costMinor', v.cost_minor, 'imagePosition', v.image_position) order by v.position, v.id), '[]')
      from variant v where v.product_id = p.id)) as product
  from product p`

export async function lockProduct(id: string, on: Queryable): Promise<StoredProduct | null> {
  const found = await row<{ product: StoredProduct }>(`${PRODUCT} where p.id = $1 for update of p`, [id], on)
  return found?.product ?? null
}

export async function listProductsBySlug(slugs: readonly string[], on: Queryable): Promise<StoredProduct[]> {
  const found = await rows<{ product: StoredProduct }>(`${PRODUCT} where p.slug = any($1)`, [slugs], on)
  return found.map(({ product }) => product)
}

export async function findSlugOwner(slug: string, on: Queryable): Promise<string | null> {
  return (await row<{ id: string }>('select id from product where slug = $1', [slug], on))?.id ?? null
}

/** Which variant carries each of these SKUs now, and of which product. */
export async function listSkuOwners(
  skus: readonly string[],
  on: Queryable,
): Promise<{ sku: string; variantId: string; slug: string }[]> {
  return rows(
    `select v.sku, v.id as "variantId", p.slug from variant v join product p on p.id = v.product_id where v.sku = any($1)`,
    [skus],
    on,
  )
}

/** Both titles of each collection there is among these. */
export async function listCollectionTitles(ids: readonly string[], on: Queryable): Promise<string[][]> {
  const found = await rows<{ titles: string[] }>(
    'select array[title_zh, title_en] as titles from collection where id = any($1::uuid[])',
    [ids],
    on,
  )
  return found.map(({ titles }) => titles)
}

/** Variants of other products among these, or ones whose id is taken. */
export async function countForeignVariants(ids: readonly string[], productId: string, on: Queryable): Promise<number> {
  const found = await row<{ n: number }>(
    'select count(*) as n from variant where id = any($1::uuid[]) and product_id <> $2',
    [ids, productId],
    on,
  )
  return found?.n ?? 0
}

export type WrittenProduct = ProductRecord & { searchTerms: string[]; searchText: string }

/** Products as they shall be, new and known alike, in two statements however many they are. */
export async function writeProducts(
  products: readonly WrittenProduct[],
  source: string,
  at: At,
  on: Queryable,
): Promise<void> {
  await rows(
    `insert into product (id, slug, title_zh, title_en, description_zh, description_en, vendor, product_type, tags,
       option_names_zh, option_names_en, status, search_terms, search_text, source, created_at, updated_at)
     select id, slug, "titleZh", "titleEn", "descriptionZh", "descriptionEn", vendor, "productType", tags,
       "optionNamesZh", "optionNamesEn", status, "searchTerms", "searchText", $2, coalesce($3, now()), coalesce($3, now())
     from jsonb_to_recordset($1) as r(id uuid, slug text, "titleZh" text, "titleEn" text, "descriptionZh" text,
       "descriptionEn" text, vendor text, "productType" text, tags text[], "optionNamesZh" text[], "optionNamesEn" text[],
       status product_status, "searchTerms" text[], "searchText" text)
     on conflict (id) do update set slug = excluded.slug, title_zh = excluded.title_zh, title_en = excluded.title_en,
       description_zh = excluded.description_zh, description_en = excluded.description_en, vendor = excluded.vendor,
       product_type = excluded.product_type, tags = excluded.tags, option_names_zh = excluded.option_names_zh,
       option_names_en = excluded.option_names_en, status = excluded.status, search_terms = excluded.search_terms,
       search_text = excluded.search_text,
       updated_at = greatest(excluded.updated_at, product.updated_at + interval '1 ms')`,
    [JSON.stringify(products), source, at],
    on,
  )
  const variants = products.flatMap((product) =>
    product.variants.map((variant) => ({ ...variant, productId: product.id })),
  )
  await freeSkus(variants, on)
  await rows(
    `insert into variant (id, product_id, sku, position, options_zh, options_en, price_minor, compare_at_minor, cost_minor, image_position)
     select id, "productId", sku, position, "optionsZh", "optionsEn", "priceMinor", "compareAtMinor", "costMinor", "imagePosition"
     from jsonb_to_recordset($1) as r(id uuid, "productId" uuid, sku text, position int, "optionsZh" text[],
       "optionsEn" text[], "priceMinor" int, "compareAtMinor" int, "costMinor" int, "imagePosition" int)
     on conflict (id) do update set sku = excluded.sku, position = excluded.position, options_zh = excluded.options_zh,
       options_en = excluded.options_en, price_minor = excluded.price_minor,
       compare_at_minor = excluded.compare_at_minor, cost_minor = excluded.cost_minor, image_position = excluded.image_position`,
    [JSON.stringify(variants)],
    on,
  )
}

// two variants may trade their SKUs: both let go before either takes
async function freeSkus(variants: readonly { id: string; sku: string | null }[], on: Queryable): Promise<void> {
  await rows(
    `update variant v set sku = null from jsonb_to_recordset($1) as r(id uuid, sku text)
     where v.id = r.id and v.sku is not null and v.sku is distinct from r.sku`,
    [JSON.stringify(variants.map(({ id, sku }) => ({ id, sku })))],
    on,
  )
}

export type StockMove = { variantId: string; quantity: number }

export async function moveStock(
  moves: readonly StockMove[],
  why: { reason: string; actorId: string | null; at: At },
  on: Queryable,
): Promise<void> {
  await rows(
    `select move_stock("variantId", quantity, $2, null, $3, $4)
     from jsonb_to_recordset($1) as r("variantId" uuid, quantity int)`,
    [JSON.stringify(moves), why.reason, why.actorId, why.at],
    on,
  )
}

/** The same, where it may fall below what is reserved. */
export const tryMoveStock = (...given: Parameters<typeof moveStock>) =>
  refusable<void, 'stock-below-reserved'>(moveStock(...given))

export async function findStock(
  variantId: string,
  on: Queryable,
): Promise<{ onHand: number; productId: string } | null> {
  return row(
    'select on_hand as "onHand", product_id as "productId" from variant where id = $1 for update',
    [variantId],
    on,
  )
}

/** The number of these variants that stand in an order, or are reserved for one. */
export async function countOrdered(variantIds: readonly string[], on: Queryable): Promise<number> {
  const found = await row<{ n: number }>(
    'select count(distinct variant_id) as n from order_line where variant_id = any($1::uuid[])',
    [variantIds],
    on,
  )
  return found?.n ?? 0
}

/** What is left of them is booked out first: the moves of a variant that is gone add up to nothing. */
export async function deleteVariants(
  variantIds: readonly string[],
  why: { actorId: string; at: At },
  on: Queryable,
): Promise<void> {
  await rows(
    `select move_stock(id, -on_hand, 'removed', null, $2, $3) from variant where id = any($1::uuid[]) and on_hand > 0`,
    [variantIds, why.actorId, why.at],
    on,
  )
  await rows('delete from variant where id = any($1::uuid[])', [variantIds], on)
}

export async function writeImages(productId: string, images: readonly ImageRecord[], on: Queryable): Promise<void> {
  await rows('delete from product_image where product_id = $1', [productId], on)
  await rows(
    `insert into product_image (product_id, position, file, width, height, alt_zh, alt_en, credit)
     select $1, n - 1, i ->> 'file', (i ->> 'width')::int, (i ->> 'height')::int, i ->> 'altZh', i ->> 'altEn', i ->> 'credit'
     from jsonb_array_elements($2) with ordinality as e(i, n)`,
    [productId, JSON.stringify(images)],
    on,
  )
}

export async function writeCollections(
  productId: string,
  collectionIds: readonly string[],
  on: Queryable,
): Promise<void> {
  await rows(
    'delete from collection_product where product_id = $1 and collection_id <> all($2::uuid[])',
    [productId, collectionIds],
    on,
  )
  await rows(
    `insert into collection_product (collection_id, product_id, position)
     select c, $1, (select coalesce(max(position) + 1, 0) from collection_product where collection_id = c)
     from unnest($2::uuid[]) as c on conflict do nothing`,
    [productId, collectionIds],
    on,
  )
}

export type AuditLine = {
  action: string
  subject: string
  reason?: string
  before?: object | null
  after?: object | null
}

export async function writeAudit(
  lines: readonly AuditLine[],
  who: { actorId: string | null; at: At },
  on: Queryable,
): Promise<void> {
  await rows(
    `insert into audit_log (at, actor_id, action, subject, reason, before, after)
     select coalesce($3, now()), $2, action, subject, coalesce(reason, ''), before, after
     from jsonb_to_recordset($1) as r(action text, subject text, reason text, before jsonb, after jsonb)`,
    [JSON.stringify(lines), who.actorId, who.at],
    on,
  )
}

export async function writeStatuses(
  changes: readonly { productId: string; status: ProductStatus }[],
  at: At,
  on: Queryable,
): Promise<{ productId: string; status: ProductStatus }[]> {
  // the rows are locked in the order of their ids, whatever order they were ticked in
  return rows(
    `with wanted as (select * from jsonb_to_recordset($1) as r("productId" uuid, status product_status)),
     old as (select p.id, p.status from product p join wanted w on w."productId" = p.id order by p.id for update of p),
     done as (update product p set status = w.status,
         updated_at = greatest(coalesce($2, now()), p.updated_at + interval '1 ms')
       from wanted w, old where p.id = w."productId" and old.id = p.id and old.status <> w.status
       returning p.id, old.status)
     select id as "productId", status from done`,
    [JSON.stringify(changes), at],
    on,
  )
}

type Matching = {
  like: string
  status: ProductStatus | null
  collection: string | null
  filter: object
  to: ProductStatus
  count: number
  actorId: string
  at: At
}

/** Products that a filter finds are put where they shall be, in one statement; answers with where they were. */
export const changeMatching = (on: Queryable, asked: Matching) =>
  refusable<{ previous: { productId: string; status: ProductStatus }[] }, ChangeMatchingRefusal>(
    row<{ previous: { productId: string; status: ProductStatus }[] }>(
      'select products_change_matching($1) as previous',
      [{ ...asked, most: MOST_MATCHING }],
      on,
    ).then((found) => found ?? { previous: [] }),
  )
