import { row } from '@/lib/db/sql'
import type { Locale } from '@/lib/i18n/routing'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { isCollectionFound, searchQueryOf } from '../search/rules'
import { type CardRow, cardOf, filterCount, type ListSort, type ProductCard } from './rules'
import { type ListParams, PAGE_SIZE } from './schema'

export type FacetCount = { value: string; count: number }
export type ProductList = {
  products: ProductCard[]
  total: number
  pages: number
  page: number
  facets: { tags: FacetCount[]; vendors: FacetCount[]; minMinor: number; maxMinor: number; inStock: number }
}

type PageRow = { cards: CardRow[]; total: number | null; version: number; now: number }
type FacetRow = {
  total: number
  tags: FacetCount[]
  vendors: FacetCount[]
  lowest: number
  highest: number
  inStock: number
}

// The order is chosen here, never built from input. What is sold out comes last whatever the order. Browsing, each is
// an index of the product table: the first page reads two dozen products, however many there are.
const orderOf = (sort: ListSort, locale: Locale): string =>
  ({
    new: 'created_at desc, id',
    'price-up': 'price_from_minor, id',
    'price-down': 'price_from_minor desc, id desc',
    name: locale === 'en' ? 'title_en, id' : 'title_zh, id',
    relevance: 'score desc, created_at desc, id',
  })[sort]

const inStock = 'exists (select 1 from variant v where v.product_id = p.id and v.on_hand > v.reserved)'
// The same, asked of one product after another while they come in order; the planner would rather join and sort them all.
const isInStock =
  'coalesce((select true from variant v where v.product_id = p.id and v.on_hand > v.reserved limit 1), false)'
/**
 * What narrows a list, as conditions with their own parameters. A condition that is not asked for is not in the text: a
 * plan made for any price at all would take the index of prices and sort everything.
 */
function narrowingOf({ tag, vendor, min, max }: ListParams, first: number): { text: string; values: unknown[] } {
  const asked: [isAsked: boolean, condition: string, value: unknown][] = [
    [tag.length > 0, 'p.tags && $::text[]', tag],
    [vendor.length > 0, 'p.vendor = any($::text[])', vendor],
    [min !== undefined, 'p.price_from_minor >= $::int', (min ?? 0) * MINOR_PER_UNIT],
    [max !== undefined, 'p.price_from_minor <= $::int', (max ?? 0) * MINOR_PER_UNIT],
  ]
  const parts = asked.filter(([isAsked]) => isAsked)
  return {
    text: parts.map(([, condition], place) => ` and ${condition.replace('$', `$${first + place}`)}`).join(''),
    values: parts.map(([, , value]) => value),
  }
}

const keys = 'p.id, p.created_at, p.price_from_minor, p.title_zh, p.title_en'

/** The cards of `page`, in its order. */
const cardsOf = (order: string) => `
  (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
      'priceFrom', p.price_from_minor, 'priceTo', p.price_to_minor, 'left', c.left_most, 'vendor', p.vendor, 'createdAt', p.created_at,
      'compareAt', c.compare_at_minor, 'variants', c.variants, 'variantId', c.id, 'image', i.image)
      order by g.is_gone, ${order.replace(/\b(score|created_at|price_from_minor|title_zh|title_en|id)\b/g, 'g.$1')}), '[]')
    from page g join product p on p.id = g.id
    join lateral (select v.id, v.compare_at_minor, (count(*) over ())::int variants, max(v.on_hand - v.reserved) over () left_most
      from variant v where v.product_id = p.id order by v.price_minor, v.position limit 1) c on true
    left join lateral (select jsonb_build_object('file', file, 'width', width, 'height', height, 'altZh', alt_zh, 'altEn', alt_en) image
      from product_image where product_id = p.id order by position limit 1) i on true) as cards`

/** What a list could be narrowed by, over the products of `base`. */
const facetsOf = (stock: string) => `
  (select count(*)::int from base) as total,
  (select coalesce(jsonb_agg(t order by t.count desc, t.value), '[]') from
    (select tag as value, count(*)::int from base, unnest(tags) tag group by tag order by count(*) desc limit 24) t) as tags,
  (select coalesce(jsonb_agg(t order by t.count desc, t.value), '[]') from
    (select vendor as value, count(*)::int from base where vendor <> '' group by vendor order by count(*) desc limit 24) t) as vendors,
  (select coalesce(min(price_from_minor), 0) from base) as lowest, (select coalesce(max(price_from_minor), 0) from base) as highest,
  (select count(*)::int from base p where ${stock}) as "inStock"`

const browsed = (slug: string | null) =>
  `product p where p.status = 'active' and p.price_from_minor is not null${
    slug
      ? ` and exists (select 1 from collection_product cp where cp.product_id = p.id and cp.collection_id = (select id from collection where slug = ${slug}))`
      : ''
  }`

/** A page ($1 from $2 on) of everything or of a collection ($3). Only a narrowed list counts what is in it; the rest is known. */
const browseSql = (from: string, order: string, { stock }: ListParams, isNarrowed: boolean) => `
  with here as (select ${keys} from ${from} and ${isInStock} order by ${order} limit $1::int + $2::int),
  gone as (select ${keys} from ${from} and ${stock ? 'false' : `not ${isInStock}`} order by ${order}
    limit greatest(0, $1::int + $2::int - (select count(*) from here))),
  page as (select *, false as is_gone from here union all select *, true from gone order by is_gone, ${order} limit $1 offset $2)
  select ${cardsOf(order)}, ${isNarrowed ? `(select count(*)::int from ${from}${stock ? ` and ${inStock}` : ''})` : 'null'} as total,
    extract(epoch from (select max(updated_at) from product))::float8 as version, extract(epoch from now())::float8 as now`

const browseFacetsSql = (from: string) => `
  with base as materialized (select p.id, p.tags, p.vendor, p.price_from_minor from ${from}) select ${facetsOf(inStock)}`

/** Any two texts share some letters: below this they are not alike, and the newest comes first. */
const NOISE = 0.25

/**
 * Words first, then sound; likeness only when neither finds anything. $3 = {text, terms, spoken}: of several words at
 * least half must be there, and one that only sounds alike never stands above one that has the word.
 */
const ofSearch = `select p.id, (
    3 * s.share + 2 * (position(w.text in lower(p.title_zh)) > 0 or position(w.text in lower(p.title_en)) > 0)::int
    + 2 * (lower(p.title_zh) = w.text or lower(p.title_en) = w.text)::int
    + s.sounds::int + greatest(0, word_similarity(w.text, p.search_text) - ${NOISE})
    + greatest(0, similarity(w.text, p.search_text) - ${NOISE}, similarity(w.said, p.search_text) - ${NOISE}))::real score
  from (select text, terms, spoken, coalesce(spoken[1], '') said from jsonb_to_record($3::jsonb) as q(text text, terms text[], spoken text[])) w
  cross join lateral (
    with worded as materialized (
      select id, (select count(*)::real / cardinality(w.terms) from unnest(w.terms) t where search_terms @> array[t]) share,
        search_terms && w.spoken sounds
      from product where status = 'active' and search_terms && (w.terms || w.spoken)),
    good as (select * from worded where share >= 0.5 or sounds)
    select * from good
    union all select alike, 0, false from product_lookalikes(w.text) alike where not exists (select 1 from good)) s
  join product p on p.id = s.id`

/** One statement for what a search finds: what matches, what it could be narrowed by, and one page of it. */
const searchSql = (order: string, narrowing: string, { stock }: ListParams) => `
  with found as materialized (${ofSearch}),
  base as materialized (select f.score, p.* from found f join product p on p.id = f.id and p.price_from_minor is not null),
  narrowed as materialized (select p.score, ${keys}, not ${isInStock} as is_gone from base p where true${narrowing}${stock ? ` and ${isInStock}` : ''}),
  page as (select * from narrowed order by is_gone, ${order} limit $1 offset $2)
  select ${cardsOf(order)}, (select count(*)::int from narrowed) as narrowed, ${facetsOf(isInStock)}`

export type ListScope = { kind: 'all' } | { kind: 'collection'; slug: string } | { kind: 'search' }

const cut = ({ page }: ListParams): number[] => [PAGE_SIZE, (page - 1) * PAGE_SIZE]

const listOf = (
  cards: CardRow[],
  total: number,
  facets: FacetRow,
  { page }: ListParams,
  locale: Locale,
): ProductList => ({
  products: cards.map((card) => cardOf(card, locale)),
  total,
  pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
  page,
  facets: {
    tags: facets.tags,
    vendors: facets.vendors,
    minMinor: facets.lowest,
    maxMinor: facets.highest,
    inStock: facets.inStock,
  },
})

/** One page of a list, narrowed and sorted as its address says. */
export async function listProducts(scope: ListScope, params: ListParams, locale: Locale): Promise<ProductList> {
  if (scope.kind === 'search') return searchProducts(params, locale)
  const slug = scope.kind === 'collection' ? scope.slug : null
  const order = orderOf(params.sort && params.sort !== 'relevance' ? params.sort : 'new', locale)
  const narrowing = narrowingOf(params, slug ? 4 : 3)
  const from = browsed(slug && '$3') + narrowing.text
  const values = [...cut(params), ...(slug ? [slug] : []), ...narrowing.values]
  const found = await row<PageRow>(browseSql(from, order, params, filterCount(params) > 0), values)
  if (!found) return nothing
  const facets = await facetsKept(slug, found)
  return listOf(found.cards, found.total ?? facets.total, facets, params, locale)
}

async function searchProducts(params: ListParams, locale: Locale): Promise<ProductList> {
  const asked = searchQueryOf(params.q)
  if (!asked) return nothing
  const narrowing = narrowingOf(params, 4)
  const values = [...cut(params), JSON.stringify(asked), ...narrowing.values]
  const order = orderOf(params.sort ?? 'relevance', locale)
  const found = await row<FacetRow & { cards: CardRow[]; narrowed: number }>(
    searchSql(order, narrowing.text, params),
    values,
  )
  return found ? listOf(found.cards, found.narrowed, found, params, locale) : nothing
}

const KEEP_SECONDS = 60
const MOST_KEPT = 200
const kept = new Map<string, { version: number; readAt: number; facets: FacetRow }>()

/**
 * What all or a collection could be narrowed by. Counting goes over all of it, so the counts are kept until a product
 * is saved, for a minute at most: as long as the kept pages are.
 */
async function facetsKept(slug: string | null, { version, now }: Pick<PageRow, 'version' | 'now'>): Promise<FacetRow> {
  const key = slug ?? ''
  const known = kept.get(key)
  if (known && known.version === version && now - known.readAt < KEEP_SECONDS) return known.facets
  const facets = await row<FacetRow>(browseFacetsSql(browsed(slug && '$1')), slug ? [slug] : [])
  if (!facets) return { total: 0, tags: [], vendors: [], lowest: 0, highest: 0, inStock: 0 }
  if (kept.size >= MOST_KEPT) kept.clear()
  if (facets.total > 0) kept.set(key, { version, readAt: now, facets })
  return facets
}

const nothing: ProductList = {
  products: [],
  total: 0,
  pages: 1,
  page: 1,
  facets: { tags: [], vendors: [], minMinor: 0, maxMinor: 0, inStock: 0 },
}

export type Suggestions = {
  collections: { slug: string; title: string }[]
  products: { slug: string; title: string; imageFile: string | null }[]
}

type SuggestRow = Pick<Suggestions, 'products'> & { collections: { slug: string; titleZh: string; titleEn: string }[] }

const suggestSql = `with found as materialized (${ofSearch.replaceAll('$3', '$2')} order by score desc, p.created_at desc limit 8)
  select
    (select coalesce(jsonb_agg(c), '[]') from (
      select slug, title_zh as "titleZh", title_en as "titleEn" from collection order by position limit 300) c) as collections,
    (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', case $1 when 'en' then p.title_en else p.title_zh end,
        'imageFile', (select file from product_image where product_id = p.id order by position limit 1)) order by f.score desc), '[]')
      from found f join product p on p.id = f.id) as products`

/** Eight things at most that a half-typed line may mean, in one statement. */
export async function suggest(line: string, locale: Locale): Promise<Suggestions> {
  const search = searchQueryOf(line)
  if (!search) return { collections: [], products: [] }
  const found = await row<SuggestRow>(suggestSql, [locale, JSON.stringify(search)])
  if (!found) return { collections: [], products: [] }
  const collections = found.collections
    .filter((titles) => isCollectionFound(search, titles))
    .slice(0, 2)
    .map(({ slug, titleZh, titleEn }) => ({ slug, title: locale === 'en' ? titleEn : titleZh }))
  return { collections, products: found.products.slice(0, 8 - collections.length) }
}
