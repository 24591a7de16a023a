import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { minor } from '@/lib/kernel/money'
import { couponTermsOf } from '../rules'
import { type CostedGoods, type StackLoss, type StackPart, stackLoss } from './rules'

type SampleRow = {
  tax: number | null
  goods: CostedGoods[]
  coupons: Record<string, unknown>[]
}

// the goods that earn least, and every coupon that may meet another
const SAMPLE = `
with goods as (select v.id, v.product_id, p.title_zh, p.title_en, v.price_minor, v.cost_minor from variant v join product p on p.id = v.product_id
    where p.status = 'active' and v.cost_minor is not null and v.price_minor > 0 order by v.cost_minor::numeric / v.price_minor desc, v.id limit 60)
select (select (terms #>> '{earning,taxIncludedBps}')::int from points_terms where effective_from <= now()
    order by effective_from desc, version_id desc limit 1) as tax,
  coalesce((select jsonb_agg(jsonb_build_object('variantId', id, 'titleZh', title_zh, 'titleEn', title_en, 'unitPriceMinor', price_minor,
    'costMinor', cost_minor)) from goods), '[]') as goods,
  coalesce((select jsonb_agg(to_jsonb(c) || jsonb_build_object('covers', case when cardinality(c.product_ids) + cardinality(c.collection_ids) > 0 then
      (select coalesce(jsonb_agg(g.id), '[]') from goods g where g.product_id = any (c.product_ids) or exists (select 1 from collection_product x
        where x.product_id = g.product_id and x.collection_id = any (c.collection_ids))) end) order by c.created_at, c.id)
    from coupon c where c.id = $1 or c.archived_at is null and coalesce(c.ends_at > now(), true)), '[]') as coupons`

/** What a coupon sells below cost as it stands, with everything that may stand beside it; null when it loses nothing. */
export async function findStackLoss(ctx: Pick<StaffContext, 'on'>, couponId: string): Promise<StackLoss | null> {
  const found = await row<SampleRow>(SAMPLE, [couponId], ctx.on)
  const parts = (found?.coupons ?? []).map(partOf)
  const coupon = parts.find((one) => one.id === couponId)
  if (!found || !coupon) return null
  const goods = found.goods.map((one) => ({
    ...one,
    unitPriceMinor: minor(one.unitPriceMinor),
    costMinor: minor(one.costMinor),
  }))
  return stackLoss({
    coupon,
    others: parts.filter((one) => one !== coupon),
    goods,
    taxIncludedBps: found.tax ?? 0,
  })
}

const partOf = (one: Record<string, unknown>): StackPart => ({
  id: String(one.id),
  titleZh: String(one.title_zh),
  titleEn: String(one.title_en),
  way: one.is_automatic === true ? 'automatic' : one.code === null ? 'own' : 'code',
  terms: couponTermsOf(one),
})
