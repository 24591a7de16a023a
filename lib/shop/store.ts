import { type Queryable, refusable, row } from '@/lib/db/sql'
import { ok, type Result } from '@/lib/kernel/result'
import type { ShopRefusal } from './errors'
import type { SaveShop } from './schema'

type Settings = Omit<SaveShop, 'reason'>

/** Terms of points that are stated along with the settings: whole, of the version that they were read of. */
export type RestatedTerms = { terms: object; version: number; requestId: string }

/** The settings, their audit row, and a new version of the terms where they are stated, in one statement; false when there is no shop. */
export async function writeShop(
  on: Queryable,
  settings: Settings,
  by: { actorId: string; reason: string; at: Date | null },
  restated: RestatedTerms | null,
): Promise<Result<boolean, ShopRefusal>> {
  const work = row<{ saved: number }>(
    `with old as (select * from shop where id = 1 for update),
     changed as (update shop s set name_zh = $1, name_en = $2, support_email = $3, shipping_flat_minor = $4,
       shipping_free_over_minor = $5, shipping_abroad_minor = $6, return_window_days = $7, shortfall = $11, points_grace_days = $12,
       delivered_after_days = $13, payment_methods = $14, currency = $15, time_zone = $16
       from old where s.id = old.id returning s.*),
     told as (insert into audit_log (at, actor_id, action, subject, reason, before, after)
       select coalesce($10::timestamptz, now()), $8, 'shop.settings', 'shop', $9, to_jsonb(old), to_jsonb(changed) from old, changed),
     terms as (select terms_restate($17, $18, $9, $8, $19, $10) as version from changed where $17::jsonb is not null)
     select count(*)::int as saved, (select version from terms) as version from changed`,
    [
      settings.nameZh,
      settings.nameEn,
      settings.supportEmail,
      settings.shippingFlatMinor,
      settings.shippingFreeOverMinor,
      settings.shippingAbroadMinor,
      settings.returnWindowDays,
      by.actorId,
      by.reason,
      by.at,
      settings.shortfall,
      settings.pointsGraceDays,
      settings.deliveredAfterDays,
      settings.paymentMethods,
      settings.currency,
      settings.timeZone,
      restated?.terms,
      restated?.version,
      restated?.requestId,
    ],
    on,
  )
  const found = await refusable<{ saved: number } | null, ShopRefusal>(work)
  return found.ok ? ok(found.value?.saved === 1) : found
}
