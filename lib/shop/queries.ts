import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { Currency } from '@/lib/kernel/currency'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { ok } from '@/lib/kernel/result'

export type ShopSettings = {
  nameZh: string
  nameEn: string
  currency: Currency
  timeZone: string
  supportEmail: string
  shippingFlatMinor: number
  shippingFreeOverMinor: number | null
  shippingAbroadMinor: number
  returnWindowDays: number
  shortfall: 'debt' | 'refund'
  pointsGraceDays: number
  /** a parcel that nobody speaks of counts as delivered after so many days */
  deliveredAfterDays: number
  paymentMethods: PaymentMethod[]
  isDemo: boolean
  /** the day that it is there now */
  today: string
}

/** What the shop is called and how it ships; null before it has been opened. */
export function findShop(ctx: Pick<StaffContext, 'on'>): Promise<ShopSettings | null> {
  return row<ShopSettings>(
    `select name_zh as "nameZh", name_en as "nameEn", currency, time_zone as "timeZone", support_email as "supportEmail",
       shipping_flat_minor as "shippingFlatMinor", shipping_free_over_minor as "shippingFreeOverMinor",
       shipping_abroad_minor as "shippingAbroadMinor", return_window_days as "returnWindowDays", shortfall,
       points_grace_days as "pointsGraceDays", delivered_after_days as "deliveredAfterDays",
       payment_methods as "paymentMethods", is_demo as "isDemo",
       to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today
     from shop where id = 1`,
    [],
    ctx.on,
  )
}

/** Whether an order or a point stands, so that currency and time zone do. */
export async function isShopSettled(ctx: Pick<StaffContext, 'on'>): Promise<boolean> {
  const found = await row<{ settled: boolean }>('select shop_is_settled() as settled', [], ctx.on)
  return found?.settled ?? false
}

export type RefundTerms = Pick<ShopSettings, 'shortfall' | 'pointsGraceDays'>

/** What a refund does about points, where the shop may choose. Before there is a shop, what it begins with. */
export async function getRefundTerms(ctx?: Pick<StaffContext, 'on'>): Promise<RefundTerms> {
  const text = 'select shortfall, points_grace_days as "pointsGraceDays" from shop where id = 1'
  const found = await row<RefundTerms>(text, [], ctx?.on)
  return found ?? { shortfall: 'debt', pointsGraceDays: 14 }
}

export type BooksCheck = { checkedAt: string; laws: number; broken: { id: string; what: string; violations: number }[] }

/** Why the books may not be believed, and the laws, seals or jobs it is about. */
export type Drift = { code: 'laws-broken' | 'seals-broken' | 'unchecked'; detail: string }

/** What the last checks found wrong, and which of them nobody has made for three hours; empty is how it must be. */
export function findDrift(ctx: Pick<StaffContext, 'on' | 'at'>): Promise<Drift[]> {
  return rows<Drift>('select code, detail from books_drift($1)', [ctx.at], ctx.on)
}

/** Goes through the whole of the books: ledger, lots, holds, stock, coupons, payments. Empty is how it must be. */
export async function checkBooks(ctx: Pick<StaffContext, 'on'>): Promise<{ ok: true; value: BooksCheck }> {
  const found = await rows<{ id: string; what: string; violations: number; at: Date }>(
    'select id, what, violations, now() as at from invariant_report() order by id',
    [],
    ctx.on,
  )
  const broken = found.filter((law) => law.violations > 0).map(({ id, what, violations }) => ({ id, what, violations }))
  return ok({ checkedAt: (found[0]?.at ?? new Date(0)).toISOString(), laws: found.length, broken })
}
