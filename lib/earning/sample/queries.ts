import { db } from '@/lib/db/client'
import { type Queryable, row } from '@/lib/db/sql'
import type { BoughtCoupon, SampleOrder, Volume } from './rules'

const DAYS = 30

// What a shopper had bought before an order is told as of that order.
const SAMPLE = `
with moment as (select coalesce($1::timestamptz, now()) as at),
  picked as (select * from shop_order o, moment where o.paid_at is not null and o.paid_at <= moment.at and order_is_shopping(o) and o.account_id is not null
    order by o.placed_at desc limit $2),
  days as (select o.paid_at::date as day, count(*)::int as orders from shop_order o, moment
    where o.placed_at > moment.at - make_interval(days => ${DAYS}) and o.paid_at <= moment.at and order_is_shopping(o) and o.account_id is not null group by 1)
select coalesce((select jsonb_agg(jsonb_build_object('number', o.number, 'placedAt', o.placed_at, 'couponUsed', exists (select 1 from coupon_use where order_id = o.id), 'paymentMethod', o.payment_method,
    'shippingMinor', o.shipping_minor,
    'shopper', (select jsonb_build_object('paidOrders', count(*), 'spentMinor', jsonb_build_object(
        'day', coalesce(sum(e.goods) filter (where e.paid_at >= period_start('day', o.placed_at)), 0),
        'week', coalesce(sum(e.goods) filter (where e.paid_at >= period_start('week', o.placed_at)), 0),
        'month', coalesce(sum(e.goods) filter (where e.paid_at >= period_start('month', o.placed_at)), 0),
        'year', coalesce(sum(e.goods) filter (where e.paid_at >= period_start('year', o.placed_at)), 0),
        'ever', coalesce(sum(e.goods), 0)))
      from (select paid_at, goods_minor - coupon_minor - points_minor as goods from shop_order b
        where b.account_id = o.account_id and b.paid_at is not null and order_is_shopping(b) and b.paid_at < o.paid_at and b.id <> o.id) e),
    'lines', (select jsonb_agg(jsonb_build_object('productSlug', coalesce(p.slug, l.product_slug), 'pieces', l.quantity,
        'goodsMinor', l.goods_minor, 'couponMinor', l.coupon_minor, 'pointsMinor', l.points_minor,
        'titleZh', l.title_zh, 'titleEn', l.title_en, 'costMinor', v.cost_minor::int8 * l.quantity, 'collections', coalesce((select jsonb_agg(c.slug) from collection_product x
          join collection c on c.id = x.collection_id where x.product_id = p.id), '[]')) order by l.position)
      from order_line l left join variant v on v.id = l.variant_id left join product p on p.id = v.product_id where l.order_id = o.id))
    order by o.paid_at desc) from picked o), '[]') as orders,
  (select jsonb_build_object('orders', coalesce(sum(orders), 0), 'days', ${DAYS}, 'busiestDay', coalesce(max(orders), 0)) from days) as volume,
  coalesce((select jsonb_agg(jsonb_build_object('titleZh', c.title_zh, 'titleEn', c.title_en, 'costPoints', r.cost_points,
    'fromMinor', greatest(c.min_goods_minor, c.amount_minor, 100), 'offMinor', case c.kind when 'amount' then c.amount_minor when 'percent'
      then least(c.min_goods_minor::int8 * c.percent_bps / 10000, coalesce(c.max_discount_minor, 2147483647)) else 0 end))
    from moment, reward r join coupon c on c.id = (r.settings->>'couponId')::uuid where r.kind = 'coupon' and r.state = 'live' and c.archived_at is null
      and (c.ends_at is null or c.ends_at > moment.at)), '[]') as coupons`

/** What a rule is looked over with: real orders, how many there are, and the coupons that points buy. */
export type Sample = { orders: SampleOrder[]; volume: Volume; coupons: BoughtCoupon[] }

/** The last paid orders of shoppers who earn points, newest first, with what else a rule is looked over with. */
export async function getSample(at: Date | null = null, on: Queryable = db(), most = 60): Promise<Sample> {
  const found = await row<Sample>(SAMPLE, [at, most], on)
  return found ?? { orders: [], volume: { orders: 0, days: DAYS, busiestDay: 0 }, coupons: [] }
}
