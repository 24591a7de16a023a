import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { ShopperContext, StaffContext } from '@/lib/gate/context'
import { maskedName } from '@/lib/kernel/masked-name'
import { orderBy } from '@/lib/kernel/sorting'
import { meanTenths } from './rules'
import type { ReviewFilter } from './schema'

export type ReviewView = { id: string; rating: number; body: string; author: string; writtenAt: string }

export type ReviewSummary = {
  count: number
  /** tenths of a star; null without any */
  meanTenths: number | null
  /** the newest, at most twelve */
  newest: ReviewView[]
}

/** What buyers say of a product: how many, the mean, and the newest of what is shown. One statement. */
export async function reviewsOf(slug: string, on: Queryable = db()): Promise<ReviewSummary> {
  const found = await row<{
    count: number
    sum: number
    newest: (Omit<ReviewView, 'author'> & { name: string })[] | null
  }>(
    `with shown as (select r.*, a.name from review r join product p on p.id = r.product_id join account a on a.id = r.account_id
       where p.slug = $1 and r.hidden_at is null)
     select count(*) as count, coalesce(sum(rating), 0) as sum,
       (select jsonb_agg(jsonb_build_object('id', id, 'rating', rating, 'body', body, 'name', name, 'writtenAt', written_at) order by written_at desc)
        from (select * from shown order by written_at desc limit 12) n) as newest
     from shown`,
    [slug],
    on,
  )
  const { count = 0, sum = 0, newest } = found ?? {}
  return {
    count,
    meanTenths: meanTenths(sum, count),
    newest: (newest ?? []).map(({ name, ...review }) => ({ ...review, author: maskedName(name) })),
  }
}

export type Reviewable = {
  productId: string
  slug: string
  titleZh: string
  titleEn: string
  imageFile: string | null
  rating: number | null
  body: string | null
  isHidden: boolean
}

/** What a shopper has bought and may speak of, newest first, with what was said. Of the last hundred products. */
export function myReviews(ctx: Pick<ShopperContext, 'actor' | 'on'>): Promise<Reviewable[]> {
  return rows<Reviewable>(
    `with bought as (select v.product_id, max(o.placed_at) as at from shop_order o join order_line l on l.order_id = o.id
         join variant v on v.id = l.variant_id
       where o.account_id = $1 and o.state in ('shipped', 'completed') and l.refunded_quantity < l.quantity group by 1)
     select p.id as "productId", p.slug, p.title_zh as "titleZh", p.title_en as "titleEn",
       (select i.file from product_image i where i.product_id = p.id order by i.position limit 1) as "imageFile",
       r.rating, r.body, r.hidden_at is not null as "isHidden"
     from bought b join product p on p.id = b.product_id left join review r on r.product_id = p.id and r.account_id = $1
     order by (r.id is not null), b.at desc, p.id limit 100`,
    [ctx.actor.id],
    ctx.on,
  )
}

export type ReviewRow = {
  id: string
  rating: number
  body: string
  writtenAt: Date
  isHidden: boolean
  accountId: string
  shopperName: string
  orderId: string
  orderNumber: number
  slug: string
  titleZh: string
  titleEn: string
}

const PAGE = 30
const columnsOfSort = { when: 'r.written_at', rating: 'r.rating' } as const

export type ReviewPage = { reviews: ReviewRow[]; total: number; pages: number }

/** Reviews as the desk sees them, newest first or as they are asked for, a page at a time. */
export async function listReviews(
  ctx: Pick<StaffContext, 'on'>,
  { show, sort, page }: ReviewFilter,
): Promise<ReviewPage> {
  const [reviews, counted] = await Promise.all([
    rows<ReviewRow>(
      `select r.id, r.rating, r.body, r.written_at as "writtenAt", r.hidden_at is not null as "isHidden", r.account_id as "accountId",
         coalesce(nullif(a.name, ''), a.email) as "shopperName", o.id as "orderId", o.number as "orderNumber", p.slug,
         p.title_zh as "titleZh", p.title_en as "titleEn"
       from review r join account a on a.id = r.account_id join shop_order o on o.id = r.order_id join product p on p.id = r.product_id
       where review_listed(r, $1) ${orderBy(sort, columnsOfSort, 'r.id')} limit ${PAGE} offset ${PAGE} * ($2::int - 1)`,
      [show, page],
      ctx.on,
    ),
    row<{ total: number }>('select count(*) as total from review r where review_listed(r, $1)', [show], ctx.on),
  ])
  const total = counted?.total ?? 0
  return { reviews, total, pages: Math.ceil(total / PAGE) }
}
