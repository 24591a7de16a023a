import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'

type Reader = Pick<StaffContext, 'on'>

export type Mergeable = {
  accountId: string
  name: string
  email: string
  createdAt: Date
  orders: number
  availablePoints: number
  pendingPoints: number
  debtPoints: number
  coupons: number
  /** a shopper's own, neither closed nor merged */
  isOpen: boolean
  /** an order of theirs waits for its payment */
  isPaying: boolean
}

/** The account behind an address, and what it would bring into another; null when nobody has it. */
export function findMergeable(ctx: Reader, email: string): Promise<Mergeable | null> {
  return row<Mergeable>(
    `select a.id as "accountId", a.name, a.email, a.created_at as "createdAt",
       (select count(*) from shop_order o where o.account_id = a.id and o.paid_at is not null) as orders,
       coalesce(b.available_points, 0) as "availablePoints", coalesce(b.pending_points, 0) as "pendingPoints",
       coalesce(b.debt_points, 0) as "debtPoints",
       (select count(*) from coupon_grant g where g.account_id = a.id and g.state = 'available') as coupons,
       a.staff_role is null and a.suspended_at is null as "isOpen",
       exists (select 1 from points_hold h where h.account_id = a.id and h.state = 'active')
         or exists (select 1 from shop_order o where o.account_id = a.id and o.state = 'awaiting_payment') as "isPaying"
     from account a left join points_balance b on b.account_id = a.id where a.email = lower($1)`,
    [email],
    ctx.on,
  )
}

export type LiveMerge = {
  mergeId: string
  /** this account was closed by it; otherwise another one came into this */
  isClosed: boolean
  otherId: string
  otherName: string
  mergedAt: Date
  mergerName: string
  reason: string
}

/** The merges that stand and that this account is a part of, newest first. */
export function listMerges(ctx: Reader, accountId: string): Promise<LiveMerge[]> {
  return rows<LiveMerge>(
    `select m.id as "mergeId", m.from_id = $1 as "isClosed", o.id as "otherId", coalesce(nullif(o.name, ''), o.email) as "otherName",
       m.merged_at as "mergedAt", coalesce(nullif(w.name, ''), w.email) as "mergerName", m.reason
     from account_merge m join account o on o.id = case when m.from_id = $1 then m.into_id else m.from_id end
     join account w on w.id = m.merged_by
     where m.reverted_at is null and (m.from_id = $1 or m.into_id = $1) order by m.merged_at desc`,
    [accountId],
    ctx.on,
  )
}
