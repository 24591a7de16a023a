import { row, rows } from '@/lib/db/sql'
import type { Context, ShopperContext } from '@/lib/gate/context'
import type { Locale } from '@/lib/i18n/routing'
import { SOON_DAYS } from './rules'
import type { AddressFields } from './schema'

export type Visit = {
  signedIn: boolean
  name: string | null
  isStaff: boolean
  cartCount: number
  points: number | null
  locale: Locale
}

/** What pages made beforehand don't know of a visit: one statement, and none for someone who has touched nothing. */
export async function getVisit(ctx: Context): Promise<Visit> {
  const { actor, visitorHash } = ctx
  const found =
    actor || visitorHash
      ? await row<{ cart_count: number; points: number | null; locale: Locale | null }>(
          `select
             (select coalesce(sum(l.quantity), 0) from cart c join cart_line l on l.cart_id = c.id
              where c.account_id = $1 or ($1::uuid is null and c.token_hash = $2))::int as cart_count,
             (select available_points from points_balance where account_id = $1) as points,
             (select locale from account where id = $1) as locale`,
          [actor?.id ?? null, visitorHash],
          ctx.on,
        )
      : null
  return {
    signedIn: actor !== null,
    name: actor?.name ?? null,
    isStaff: actor?.staffRole != null,
    cartCount: found?.cart_count ?? 0,
    points: actor ? (found?.points ?? 0) : null,
    locale: found?.locale ?? ctx.locale,
  }
}

export type AccountOverview = {
  email: string
  name: string
  locale: Locale
  hasPassword: boolean
  memberSince: Date
  availablePoints: number
  pendingPoints: number
  /** Points that lapse within thirty days, and the first day on which some do */
  expiringPoints: number
  expiringAt: Date | null
  orderCount: number
  couponCount: number
  addressCount: number
}

/** The member card: who they are and what they have with us. */
export async function getAccountOverview(ctx: ShopperContext): Promise<AccountOverview> {
  const found = await row<AccountOverview>(
    `select a.email, a.name, a.locale, a.password_hash is not null as "hasPassword", a.created_at as "memberSince",
       coalesce(b.available_points, 0) as "availablePoints", coalesce(b.pending_points, 0) as "pendingPoints",
       soon.points as "expiringPoints", soon.first as "expiringAt",
       (select count(*) from shop_order where account_id = a.id) as "orderCount",
       (select count(*) from coupon_grant where account_id = a.id and state = 'available'
          and expires_at > coalesce($2, now())) as "couponCount",
       (select count(*) from address where account_id = a.id) as "addressCount"
     from account a left join points_balance b on b.account_id = a.id,
     lateral (select coalesce(sum(remaining_points), 0)::bigint as points, min(expires_at) as first from lot
       where account_id = a.id and remaining_points > 0 and state = 'active'
         and expires_at > coalesce($2, now()) and expires_at <= coalesce($2, now()) + make_interval(days => $3)) soon
     where a.id = $1`,
    [ctx.actor.id, ctx.at, SOON_DAYS],
    ctx.on,
  )
  if (!found) throw new Error('the signed-in account is gone')
  return found
}

export type SavedAddress = AddressFields & { id: string; isDefault: boolean }

/** The usual one first. */
export async function listAddresses(ctx: ShopperContext): Promise<SavedAddress[]> {
  return rows<SavedAddress>(
    `select id, name, phone, country, province, city, district, line1, postal_code as "postalCode", is_default as "isDefault"
     from address where account_id = $1 order by is_default desc, created_at desc, id`,
    [ctx.actor.id],
    ctx.on,
  )
}
