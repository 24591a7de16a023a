import type { CartLine } from '@/lib/cart/rules'
import { type CouponTerms, couponTermsOf } from '@/lib/coupons/rules'
import { row } from '@/lib/db/sql'
import type { Earner, EarningTerms } from '@/lib/earning/rules'
import { earningFactsSchema } from '@/lib/earning/schema'
import type { Context } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { minor } from '@/lib/kernel/money'
import { type PaymentMethod, paymentMethods } from '@/lib/kernel/payment-method'
import { type Points, points } from '@/lib/kernel/points'
import type { OrderState } from '@/lib/orders/rules'
import type { SpendingTerms } from '@/lib/points/rules'
import { type SavedAddress, savedAddressesSql } from '@/lib/shoppers/queries'
import type { EndingPoints } from './adviser/rules'
import type { ShippingTerms } from './price/rules'

/** A coupon as the sheet lists it: one of the shopper's own, or a code anyone may use. An automatic discount is neither. */
export type CheckoutCoupon = {
  couponId: string
  grantId: string | null
  code: string | null
  titleZh: string
  titleEn: string
  expiresAt: Date | null
  /** limited per person, so that a guest must sign in first */
  isPerShopper: boolean
  terms: CouponTerms
}

/** An order that this very request made before. */
export type EarlierOrder = {
  orderId: string
  number: number
  totalMinor: number
  state: OrderState
  accountId: string | null
  inputHash: string
}

export type CheckoutFacts = {
  now: Date
  earlier: EarlierOrder | null
  cartId: string | null
  lines: CartLine[]
  availablePoints: Points
  terms: { versionId: number; earning: EarningTerms; spending: SpendingTerms }
  /** null where rate and steps are all there is */
  earner: Earner | null
  shop: {
    currency: string
    timeZone: string
    holdMinutes: number
    paymentMinutes: number
    shipping: ShippingTerms
    /** in the shop's order */
    paymentMethods: PaymentMethod[]
  }
  coupons: CheckoutCoupon[]
  /** what applies by itself, first made first */
  automatics: CheckoutCoupon[]
}

const priced = `to_jsonb(c) || jsonb_build_object('covers', coupon_covers(c, (select id from my_cart)), 'scope', coupon_scope(c))`

// One statement: everything a quote needs, as of one moment. $1 account, $2 visitor, $3 clock, $4 a typed code, $5 a request, $6 a coupon chosen earlier
const FACTS = `
with moment as (select coalesce($3::timestamptz, now()) as at),
  my_cart as (select id from cart where case when $1::uuid is not null then account_id = $1 else token_hash = $2 end)
select (select at from moment) as now, (select id from my_cart) as "cartId",
  (select jsonb_build_object('orderId', o.id, 'number', o.number, 'totalMinor', o.total_minor, 'state', o.state,
    'accountId', o.account_id, 'inputHash', encode(o.input_hash, 'hex')) from shop_order o where o.request_id = $5) as earlier,
  coalesce((select jsonb_agg(jsonb_build_object('variantId', v.id, 'productSlug', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
      'optionsZh', v.options_zh, 'optionsEn', v.options_en, 'unitPriceMinor', v.price_minor, 'compareAtMinor', v.compare_at_minor,
      'quantity', l.quantity, 'available', v.on_hand - v.reserved,
      'imageFile', (select i.file from product_image i where i.product_id = p.id
        order by i.position <> coalesce(v.image_position, 0), i.position limit 1)) order by l.added_at, v.id)
    from cart_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id and p.status = 'active'
    where l.cart_id = (select id from my_cart)), '[]') as lines,
  coalesce((select sum(remaining_points) from lot, moment where account_id = $1 and is_live and state = 'active'
    and (expires_at is null or expires_at > moment.at)), 0)::int8 as "availablePoints",
  (select jsonb_build_object('versionId', t.version_id, 'terms', t.terms) from points_terms t, moment
    where t.effective_from <= moment.at order by t.effective_from desc, t.version_id desc limit 1) as terms,
  earning_facts($1, (select id from my_cart), (select at from moment)) as rules,
  (select to_jsonb(s) from shop s) as shop,
  coalesce((select jsonb_agg(c.coupon order by c.ends, c.made, c.id) from (
    select jsonb_build_object('coupon', ${priced}, 'grantId', g.id, 'expiresAt', g.expires_at) as coupon, g.expires_at as ends, c.created_at as made, c.id
    from coupon_grant g join coupon c on c.id = g.coupon_id, moment
    where g.account_id = $1 and g.state = 'available' and g.expires_at > moment.at
    union all
    select jsonb_build_object('coupon', ${priced}, 'grantId', null, 'expiresAt', c.ends_at), case when not c.is_automatic then c.ends_at end, c.created_at, c.id from coupon c, moment
    where (c.is_automatic or c.code is not null and (c.listed or c.code = $4 or c.id = $6)) and c.archived_at is null and (c.ends_at is null or c.ends_at > moment.at)
      and (c.usage_limit is null or c.used_count < c.usage_limit)
      and (c.per_shopper_limit is null or $1::uuid is null or c.per_shopper_limit > (select count(*) from coupon_use u
        where u.coupon_id = c.id and u.account_id = $1 and u.grant_id is null and u.state <> 'released'))) c), '[]') as coupons`

type FactsRow = {
  now: Date
  earlier: EarlierOrder | null
  cartId: string | null
  lines: (Omit<CartLine, 'unitPriceMinor' | 'compareAtMinor'> & {
    unitPriceMinor: number
    compareAtMinor: number | null
  })[]
  availablePoints: number
  terms: { versionId: number; terms: { earning: Omit<EarningTerms, 'versionId'>; spending: SpendingTerms } } | null
  rules: unknown
  shop: (Record<string, number | string | null> & { payment_methods: string[] }) | null
  coupons: { coupon: Record<string, unknown>; grantId: string | null; expiresAt: string | null }[]
}

type FactsAsked = { code?: string | null; requestId?: string | null; couponId?: string | null }

/** Everything that decides a quote, read in one statement: with a typed code its coupon, with a request its order. */
export async function checkoutFacts(
  ctx: Context,
  { code = null, requestId = null, couponId = null }: FactsAsked = {},
): Promise<CheckoutFacts> {
  const values = [ctx.actor?.id ?? null, ctx.visitorHash, ctx.at, code, requestId, couponId]
  const found = await row<FactsRow>(FACTS, values, ctx.on)
  invariant(found !== null, 'the facts are one row')
  return factsOf(found)
}

const ENDING_WITHIN_DAYS = 30

// idle points are not counted: the order itself keeps them
const PAGE = `select facts.*, (select coalesce(json_agg(a), '[]') from (${savedAddressesSql}) a) as saved,
  (select json_build_object('points', sum(l.remaining_points), 'firstDays', min(l.days), 'lastDays', max(l.days)) from (
    select remaining_points, ((expires_at - interval '1 millisecond') at time zone shop_zone())::date - (facts.now at time zone shop_zone())::date as days
    from lot where account_id = $1 and is_live and state = 'active' and idle_days is null and expires_at > facts.now
      and expires_at <= facts.now + interval '${ENDING_WITHIN_DAYS} days') l having count(*) > 0) as ending
  from (${FACTS}) facts`

export type CheckoutPage = { facts: CheckoutFacts; saved: SavedAddress[]; ending: EndingPoints | null }

/** The facts of the cart as it is, the addresses that the shopper has written down, and the points that end soon. One statement. */
export async function getCheckoutPage(ctx: Context): Promise<CheckoutPage> {
  const values = [ctx.actor?.id ?? null, ctx.visitorHash, ctx.at, null, null, null]
  const found = await row<FactsRow & Pick<CheckoutPage, 'saved' | 'ending'>>(PAGE, values, ctx.on)
  invariant(found !== null, 'the facts are one row')
  return { facts: factsOf(found), saved: found.saved, ending: found.ending }
}

function factsOf(found: FactsRow): CheckoutFacts {
  invariant(found.terms && found.shop, 'the shop has no terms or no settings yet')
  const { terms, shop, now, cartId, earlier } = found
  const rules = found.rules === null ? null : earningFactsSchema.parse(found.rules)
  const coupons = found.coupons.map(couponOf)
  return {
    now,
    earlier,
    cartId,
    lines: found.lines.map((line) => ({
      ...line,
      unitPriceMinor: minor(line.unitPriceMinor),
      compareAtMinor: line.compareAtMinor === null ? null : minor(line.compareAtMinor),
    })),
    availablePoints: points(found.availablePoints),
    terms: {
      versionId: terms.versionId,
      earning: { ...terms.terms.earning, versionId: terms.versionId, ...(rules && { live: rules.live }) },
      spending: terms.terms.spending,
    },
    earner: rules && { shopper: rules.shopper, collections: rules.collections },
    shop: {
      currency: String(shop.currency),
      timeZone: String(shop.time_zone),
      holdMinutes: Number(shop.hold_minutes),
      paymentMinutes: Number(shop.payment_minutes),
      paymentMethods: shop.payment_methods.flatMap((code) => paymentMethods.filter((known) => known === code)),
      shipping: {
        flatMinor: minor(Number(shop.shipping_flat_minor)),
        freeOverMinor: shop.shipping_free_over_minor === null ? null : minor(Number(shop.shipping_free_over_minor)),
        internationalFlatMinor: minor(Number(shop.shipping_abroad_minor)),
      },
    },
    coupons: coupons.filter(({ terms: { isAutomatic } }) => !isAutomatic),
    automatics: coupons.filter(({ terms: { isAutomatic } }) => isAutomatic),
  }
}

function couponOf({ coupon, grantId, expiresAt }: FactsRow['coupons'][number]): CheckoutCoupon {
  return {
    couponId: String(coupon.id),
    grantId,
    code: grantId === null && typeof coupon.code === 'string' ? coupon.code : null,
    titleZh: String(coupon.title_zh),
    titleEn: String(coupon.title_en),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    isPerShopper: coupon.per_shopper_limit !== null,
    // a coupon in the wallet lives by its own day, not by its campaign's
    terms: grantId === null ? couponTermsOf(coupon) : { ...couponTermsOf(coupon), startsAt: null, endsAt: null },
  }
}
