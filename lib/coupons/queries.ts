import { row, rows } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import { type CouponTerms, couponTermsOf } from './rules'

/** `held`: kept for an order that waits for its payment. */
export type WalletState = 'available' | 'held' | 'used' | 'expired' | 'void'

export type WalletCoupon = {
  grantId: string
  titleZh: string
  titleEn: string
  terms: CouponTerms
  state: WalletState
  grantedAt: Date
  expiresAt: Date
  /** what it cost; null when it was given */
  costPoints: number | null
  /** the order that uses or holds it, and when that was placed */
  orderNumber: string | null
  orderedAt: Date | null
  /** when it was taken back with the claim that bought it */
  voidedAt: Date | null
}

type GrantRow = Record<string, unknown> & {
  grant_id: string
  title_zh: string
  title_en: string
  wallet_state: WalletState
  granted_at: Date
  expires_at: Date
  cost: number | null
  order_number: string | null
  ordered_at: Date | null
  voided_at: Date | null
}

/** The coupons a shopper has been given or has exchanged: usable ones first, soonest to end first. */
export async function listWallet(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<WalletCoupon[]> {
  const found = await rows<GrantRow>(
    `select c.*, coupon_scope(c) as scope, g.id as grant_id, g.granted_at, g.expires_at, o.number::text as order_number,
       o.placed_at as ordered_at, k.voided_at,        (p.explanation->>'costPoints')::int as cost,
       case when g.state = 'available' and g.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else g.state end as wallet_state
     from coupon_grant g join coupon c on c.id = g.coupon_id left join posting p on p.id = g.posting_id
     left join claim k on k.id = g.claim_id
     left join coupon_use u on u.grant_id = g.id and u.state <> 'released' left join shop_order o on o.id = u.order_id
     where g.account_id = $1
     order by array_position(array['available', 'held', 'used', 'expired', 'void'],
       case when g.state = 'available' and g.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else g.state end),
       g.expires_at, g.granted_at limit 200`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found.map((one) => ({
    grantId: one.grant_id,
    titleZh: one.title_zh,
    titleEn: one.title_en,
    terms: couponTermsOf(one),
    state: one.wallet_state,
    grantedAt: one.granted_at,
    expiresAt: one.expires_at,
    costPoints: one.cost,
    orderNumber: one.order_number,
    orderedAt: one.ordered_at,
    voidedAt: one.voided_at,
  }))
}

/** The points of a shopper that can be spent now. */
export async function countSpendablePoints(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<number> {
  const found = await row<{ points: number }>(
    `select coalesce(sum(remaining_points), 0)::int8 as points from lot where account_id = $1 and is_live
     and state = 'active' and (expires_at is null or expires_at > coalesce($2::timestamptz, now()))`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found?.points ?? 0
}
