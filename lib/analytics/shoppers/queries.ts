import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { ShopperFilter } from './schema'

type Reader = Pick<StaffContext, 'on'>

export type ShopperRow = {
  id: string
  name: string
  email: string
  createdAt: Date
  orders: number
  spentMinor: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  debtPoints: number
}

export type ShopperPage = {
  shoppers: ShopperRow[]
  total: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  pages: number
}

const PAGE = 25

const figures = `a.id, a.name, a.email, a.created_at as "createdAt", coalesce(o.orders, 0) as orders, coalesce(o.minor, 0) as "spentMinor",
  coalesce(b.available_points, 0) as "availablePoints", coalesce(b.pending_points, 0) as "pendingPoints",
  coalesce(b.held_points, 0) as "heldPoints", coalesce(b.debt_points, 0) as "debtPoints"`

const everyone = `from account a left join points_balance b on b.account_id = a.id
  left join (select account_id, count(*) as orders, sum(total_minor - refunded_minor)::int8 as minor
    from shop_order where paid_at is not null group by account_id) o on o.account_id = a.id
  where (a.staff_role is null or b.account_id is not null or o.orders > 0)
    and ($1::text is null or position(lower($1) in a.email) > 0 or position(lower($1) in lower(a.name)) > 0)`

/** The people who shop here, with what they bought and the points that they have. */
export async function listShoppers(ctx: Reader, { q, sort, page }: ShopperFilter): Promise<ShopperPage> {
  const [shoppers, sums] = await Promise.all([
    rows<ShopperRow>(
      `select ${figures} ${everyone}
       order by case $2 when 'spent' then coalesce(o.minor, 0) when 'orders' then coalesce(o.orders, 0)
         when 'available' then coalesce(b.available_points, 0) when 'pending' then coalesce(b.pending_points, 0)
         when 'held' then coalesce(b.held_points, 0) else extract(epoch from a.created_at)::int8 end desc, a.id
       limit ${PAGE} offset ${PAGE} * ($3::int - 1)`,
      [q || null, sort, page],
      ctx.on,
    ),
    row<Omit<ShopperPage, 'shoppers' | 'pages'>>(
      `select count(*) as total, coalesce(sum(b.available_points), 0)::int8 as "availablePoints",
         coalesce(sum(b.pending_points), 0)::int8 as "pendingPoints", coalesce(sum(b.held_points), 0)::int8 as "heldPoints" ${everyone}`,
      [q || null],
      ctx.on,
    ),
  ])
  const { total = 0, availablePoints = 0, pendingPoints = 0, heldPoints = 0 } = sums ?? {}
  return { shoppers, total, availablePoints, pendingPoints, heldPoints, pages: Math.ceil(total / PAGE) }
}

export type ShopperDetail = ShopperRow & {
  locale: string
  isSuspended: boolean
  /** how many addresses they keep: the addresses themselves are on the orders that need them */
  addresses: number
  coupons: number
}

/** One shopper; null when there is none of this id. */
export function findShopper(ctx: Reader, id: string): Promise<ShopperDetail | null> {
  return row<ShopperDetail>(
    `select ${figures}, a.locale, a.suspended_at is not null as "isSuspended",
       (select count(*) from address where account_id = a.id) as addresses,
       (select count(*) from coupon_grant g where g.account_id = a.id and g.state = 'available' and g.expires_at > now()) as coupons
     ${everyone} and a.id = $2::uuid`,
    [null, id],
    ctx.on,
  )
}
