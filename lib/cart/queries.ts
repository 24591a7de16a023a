import { couponTermsOf } from '@/lib/coupons/rules'
import { row } from '@/lib/db/sql'
import { earningFactsSchema, earningTermsSchema } from '@/lib/earning/schema'
import type { Context } from '@/lib/gate/context'
import { firstRegion } from '@/lib/i18n/shop-region'
import { minor } from '@/lib/kernel/money'
import type { Cart, CartLine } from './rules'

type CartRow = {
  lines: CartLine[]
  currency: string | null
  free_over: number | null
  flat: number | null
  automatics: Record<string, unknown>[]
  terms_version: number | null
  earning: object | null
  rules: unknown
}

/** The visitor's cart with live prices and stock, and what it takes to say how far the next reward is. */
export async function getCart(ctx: Context): Promise<Cart> {
  const found = await row<CartRow>(CART, [ctx.actor?.id ?? null, ctx.visitorHash, ctx.at], ctx.on)
  return {
    lines: found?.lines ?? [],
    isMember: ctx.actor !== null,
    currency: found?.currency ?? firstRegion.currency,
    freeShippingOverMinor: typeof found?.free_over === 'number' ? minor(found.free_over) : null,
    shippingMinor: minor(found?.flat ?? 0),
    automatics: (found?.automatics ?? []).map((one) => ({
      titleZh: String(one.title_zh),
      titleEn: String(one.title_en),
      // it stands now: that is all a cart says
      terms: { ...couponTermsOf(one), startsAt: null, endsAt: null },
    })),
    ...earningOf(found),
  }
}

function earningOf(found: CartRow | null): Pick<Cart, 'earning' | 'earner'> {
  if (!found?.earning) return { earning: null, earner: null }
  const terms = earningTermsSchema.parse({ ...found.earning, versionId: found.terms_version })
  if (found.rules === null) return { earning: terms, earner: null }
  const { live, ...earner } = earningFactsSchema.parse(found.rules)
  return { earning: { ...terms, live }, earner }
}

const CART = `
select
  (select coalesce(jsonb_agg(jsonb_build_object(
      'variantId', v.id, 'productSlug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
      'optionsZh', to_jsonb(v.options_zh), 'optionsEn', to_jsonb(v.options_en),
      'imageFile', (select i.file from product_image i where i.product_id = p.id
                    order by i.position <> coalesce(v.image_position, 0), i.position limit 1),
      'unitPriceMinor', v.price_minor, 'compareAtMinor', v.compare_at_minor, 'quantity', l.quantity,
      'available', case when p.status = 'active' then greatest(v.on_hand - v.reserved, 0) else 0 end)
      order by l.added_at, l.variant_id), '[]')
   from cart c
   join cart_line l on l.cart_id = c.id
   join variant v on v.id = l.variant_id
   join product p on p.id = v.product_id
   where c.account_id = $1::uuid
      or ($1::uuid is null and c.account_id is null and c.token_hash = $2::bytea)) as lines,
  s.currency, s.shipping_free_over_minor as free_over, s.shipping_flat_minor as flat,
  (select coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('covers', coupon_covers(a, (select c.id from cart c where c.account_id = $1::uuid
      or ($1::uuid is null and c.account_id is null and c.token_hash = $2::bytea)))) order by a.created_at, a.id), '[]')
    from coupon a where a.is_automatic and a.archived_at is null and coalesce(a.starts_at <= coalesce($3::timestamptz, now()), true)
      and coalesce(a.ends_at > coalesce($3::timestamptz, now()), true)) as automatics,
  t.version_id as terms_version, t.terms -> 'earning' as earning,
  earning_facts($1::uuid, (select c.id from cart c where c.account_id = $1::uuid
    or ($1::uuid is null and c.account_id is null and c.token_hash = $2::bytea)), coalesce($3::timestamptz, now())) as rules
from (select 1) one
left join shop s on true
left join lateral (
  select version_id, terms from points_terms
  where effective_from <= coalesce($3::timestamptz, now()) order by effective_from desc, version_id desc limit 1) t on true`
