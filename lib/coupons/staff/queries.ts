import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { orderBy } from '@/lib/kernel/sorting'
import type { CouponKind, CouponScope } from '../rules'
import type { CouponList } from './schema'

type Reader = Pick<StaffContext, 'on'>

export type CouponRow = {
  id: string
  code: string | null
  titleZh: string
  titleEn: string
  kind: CouponKind
  amountMinor: number
  percentBps: number
  maxDiscountMinor: number | null
  minGoodsMinor: number
  productIds: string[]
  collectionIds: string[]
  pieces: number | null
  scope: CouponScope | null
  startsAt: Date | null
  endsAt: Date | null
  usageLimit: number | null
  perShopperLimit: number | null
  /** what one costs in the mall, when it stands there */
  costPoints: number | null
  validDays: number
  listed: boolean
  isAutomatic: boolean
  stacksWithAutomatic: boolean
  stacksWithCodes: boolean
  state: 'live' | 'coming' | 'over' | 'archived'
  /** orders that used it or hold it, typed and granted alike */
  uses: number
  usedCount: number
  granted: number
  discountMinor: number
}

const columns = `c.id, c.code, c.title_zh as "titleZh", c.title_en as "titleEn", c.kind, c.amount_minor as "amountMinor",
  c.percent_bps as "percentBps", c.max_discount_minor as "maxDiscountMinor", c.min_goods_minor as "minGoodsMinor",
  c.product_ids as "productIds", c.collection_ids as "collectionIds", c.pieces, coupon_scope(c) as scope,
  c.starts_at as "startsAt", c.ends_at as "endsAt", c.usage_limit as "usageLimit", c.per_shopper_limit as "perShopperLimit",
  (select min(r.cost_points) from reward r where r.kind = 'coupon' and r.state = 'live' and r.settings->>'couponId' = c.id::text) as "costPoints", c.valid_days as "validDays", c.listed, c.is_automatic as "isAutomatic",
  c.stacks_with_automatic as "stacksWithAutomatic", c.stacks_with_codes as "stacksWithCodes", c.used_count as "usedCount",
  case when c.archived_at is not null then 'archived' when c.ends_at <= now() then 'over' when c.starts_at > now() then 'coming' else 'live' end as state,
  case when c.is_automatic then coalesce(given.orders, 0) else (select count(*) from coupon_use u where u.coupon_id = c.id and u.state <> 'released') end as uses,
  (select count(*) from coupon_grant g where g.coupon_id = c.id) as granted,
  case when c.is_automatic then coalesce(given.minor, 0) else
    (select coalesce(sum(u.amount_minor), 0)::int8 from coupon_use u where u.coupon_id = c.id and u.state = 'used') end as "discountMinor"`

// no use is written for an automatic discount: its orders are counted
const from = `from coupon c left join (select auto_coupon_id, count(*) as orders, coalesce(sum(auto_minor) filter (where paid_at is not null), 0)::int8 as minor
  from shop_order where auto_coupon_id is not null and state <> 'cancelled' group by 1) given on given.auto_coupon_id = c.id`

const columnsOfSort = { ends: `coalesce(c.ends_at, 'infinity')`, used: 'uses', saved: '"discountMinor"' } as const
const usual = 'order by coalesce(c.ends_at <= now(), false), c.created_at desc, c.id'

/** Every coupon, those that work first or as they are asked for; the archived ones only when asked for. */
export function listCoupons(ctx: Reader, { state, sort }: CouponList): Promise<CouponRow[]> {
  return rows<CouponRow>(
    `select ${columns} ${from} where (c.archived_at is not null) = $1::boolean
     ${sort ? orderBy(sort, columnsOfSort, 'c.id') : usual}`,
    [state === 'archived'],
    ctx.on,
  )
}

export function findCoupon(ctx: Reader, id: string): Promise<CouponRow | null> {
  return row<CouponRow>(`select ${columns} ${from} where c.id = $1::uuid`, [id], ctx.on)
}
