import { row } from '@/lib/db/sql'
import type { Locale } from '@/lib/i18n/routing'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { isCollectionFound, searchQueryOf } from '../search/rules'
import { type CardRow, cardOf, type ProductCard } from './rules'
import { type ListParams, type ListSort, PAGE_SIZE } from './schema'

export type FacetCount = { value: string; count: number }
export type ProductList = {
  products: ProductCard[]
  total: number
  pages: number
  page: number
  facets: { tags: FacetCount[]; vendors: FacetCount[]; minMinor: number; maxMinor: number; inStock: number }
}

type ListRow = {
  cards: CardRow[]
  total: number
  tags: FacetCount[]
  vendors: FacetCount[]
  lowest: number
  highest: number
  inStock: number
}

// The order is chosen here, never built from input. What is sold out comes last whatever the order.
const orders: Record<ListSort, string> = {
  new: 'created_at desc, id',
  'price-up': 'price_from, id',
  'price-down': 'price_from desc, id',
  name: 'name, id',
  relevance: 'score desc, created_at desc, id',
}

const everything = `select p.id, 0::real score from product p where p.status = 'active'`
const ofCollection = `select p.id, 0::real score from collection c join collection_product cp on cp.collection_id = c.id
  join product p on p.id = cp.product_id and p.status = 'active' where c.slug = $9`

/** Any two texts share some letters: below this they are not alike, and the newest comes first. */
const NOISE = 0.25

/**
 * Words first, then sound; likeness only when neither finds anything. $9 = {text, terms, spoken}: of several words at
 * least half must be there, and one that only sounds alike never stands above one that has the word.
 */
const ofSearch = `select p.id, (
    3 * s.share + 2 * (position(w.text in lower(p.title_zh)) > 0 or position(w.text in lower(p.title_en)) > 0)::int
    + 2 * (lower(p.title_zh) = w.text or lower(p.title_en) = w.text)::int
    + s.sounds::int + greatest(0, word_similarity(w.text, p.search_text) - ${NOISE})
    + greatest(0, similarity(w.text, p.search_text) - ${NOISE}, similarity(w.said, p.search_text) - ${NOISE}))::real score
  from (select text, terms, spoken, coalesce(spoken[1], '') said from jsonb_to_record($9::jsonb) as q(text text, terms text[], spoken text[])) w
  cross join lateral (
    with worded as materialized (
      select id, (select count(*)::real / cardinality(w.terms) from unnest(w.terms) t where search_terms @> array[t]) share,
        search_terms && w.spoken sounds
      from product where status = 'active' and search_terms && (w.terms || w.spoken)),
    good as (select * from worded where share >= 0.5 or sounds)
    select * from good
    union all select alike, 0, false from product_lookalikes(w.text) alike where not exists (select 1 from good)) s
  join product p on p.id = s.id`

/** One statement for a whole list: what matches, what it could be narrowed by, and one page of it. */
const listSql = (base: string, order: string) => `
  with base as materialized (${base}),
  priced as materialized (
    select p.id, b.score, p.created_at, case $8 when 'en' then p.title_en else p.title_zh end as name, p.tags, p.vendor,
      v.price_from, v.price_to, v.left_most
    from base b join product p on p.id = b.id
    join (select product_id, min(price_minor) price_from, max(price_minor) price_to, max(on_hand - reserved) left_most
      from variant where product_id in (select id from base) group by product_id) v on v.product_id = p.id),
  narrowed as materialized (
    select * from priced where (cardinality($1::text[]) = 0 or tags && $1) and (cardinality($2::text[]) = 0 or vendor = any($2))
      and price_from >= $3 and price_from <= $4 and (not $5 or left_most > 0)),
  page as (select * from narrowed order by left_most <= 0, ${order} limit $6 offset $7)
  select
    (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
        'priceFrom', g.price_from, 'priceTo', g.price_to, 'left', g.left_most, 'vendor', p.vendor, 'createdAt', p.created_at,
        'compareAt', c.compare_at_minor, 'variants', c.variants, 'variantId', c.id, 'image', i.image)
        order by g.left_most <= 0, ${order.replace(/(score|created_at|price_from|name)\b/g, 'g.$1').replace(/, id/, ', g.id')}), '[]')
      from page g join product p on p.id = g.id
      left join lateral (select v.id, v.compare_at_minor, (count(*) over ())::int variants from variant v
        where v.product_id = p.id order by v.price_minor, v.position limit 1) c on true
      left join lateral (select jsonb_build_object('file', file, 'width', width, 'height', height, 'altZh', alt_zh, 'altEn', alt_en) image
        from product_image where product_id = p.id order by position limit 1) i on true) as cards,
    (select count(*)::int from narrowed) as total,
    (select coalesce(jsonb_agg(t order by t.count desc, t.value), '[]') from
      (select tag as value, count(*)::int from priced, unnest(tags) tag group by tag order by count(*) desc limit 24) t) as tags,
    (select coalesce(jsonb_agg(t order by t.count desc, t.value), '[]') from
      (select vendor as value, count(*)::int from priced where vendor <> '' group by vendor order by count(*) desc limit 24) t) as vendors,
    (select coalesce(min(price_from), 0) from priced) as lowest, (select coalesce(max(price_from), 0) from priced) as highest,
    (select count(*)::int from priced where left_most > 0) as "inStock"`

const HIGHEST = 2_147_483_647

export type ListScope = { kind: 'all' } | { kind: 'collection'; slug: string } | { kind: 'search' }

/** One page of a list, narrowed and sorted as its address says, in one statement. */
export async function listProducts(scope: ListScope, params: ListParams, locale: Locale): Promise<ProductList> {
  const search = scope.kind === 'search' ? searchQueryOf(params.q) : null
  if (scope.kind === 'search' && !search) return nothing
  const sort = params.sort ?? (search ? 'relevance' : 'new')
  const base = search ? ofSearch : scope.kind === 'collection' ? ofCollection : everything
  const values: unknown[] = [
    params.tag,
    params.vendor,
    (params.min ?? 0) * MINOR_PER_UNIT,
    params.max === undefined ? HIGHEST : params.max * MINOR_PER_UNIT,
    params.stock,
    PAGE_SIZE,
    (params.page - 1) * PAGE_SIZE,
    locale,
  ]
  if (search) values.push(JSON.stringify(search))
  else if (scope.kind === 'collection') values.push(scope.slug)
  const found = await row<ListRow>(listSql(base, orders[sort]), values)
  if (!found) return nothing
  const { cards, total, tags, vendors, lowest, highest, inStock } = found
  return {
    products: cards.map((card) => cardOf(card, locale)),
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    page: params.page,
    facets: { tags, vendors, minMinor: lowest, maxMinor: highest, inStock },
  }
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

const suggestSql = `with found as materialized (${ofSearch.replaceAll('$9', '$2')} order by score desc, p.created_at desc limit 8)
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
