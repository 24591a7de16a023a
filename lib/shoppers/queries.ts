import { row, rows } from '@/lib/db/sql'
import type { QueuedMail, RenderedMail } from '@/lib/email/mail'
import { renderMail } from '@/lib/email/render-mail'
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
  /** the shop has something to say that was not put aside */
  hasNotice: boolean
  locale: Locale
}

/** What pages made beforehand don't know of a visit: one statement, and none for someone who has touched nothing. */
export async function getVisit(ctx: Context): Promise<Visit> {
  const { actor, visitorHash } = ctx
  const found =
    actor || visitorHash
      ? await row<{ cart_count: number; points: number | null; has_notice: boolean; locale: Locale | null }>(
          `select
             (select coalesce(sum(l.quantity), 0) from cart c join cart_line l on l.cart_id = c.id
              where c.account_id = $1 or ($1::uuid is null and c.token_hash = $2))::int as cart_count,
             (select available_points from points_balance where account_id = $1) as points,
             exists (select 1 from notices_of($1, coalesce($3::timestamptz, now())))
               or exists (select 1 from reward_notices_of($1, coalesce($3::timestamptz, now()))) as has_notice,
             (select locale from account where id = $1) as locale`,
          [actor?.id ?? null, visitorHash, ctx.at],
          ctx.on,
        )
      : null
  return {
    signedIn: actor !== null,
    name: actor?.name ?? null,
    isStaff: actor?.staffRole != null,
    cartCount: found?.cart_count ?? 0,
    points: actor ? (found?.points ?? 0) : null,
    hasNotice: found?.has_notice ?? false,
    locale: found?.locale ?? ctx.locale,
  }
}

export type AccountOverview = {
  email: string
  name: string
  locale: Locale
  wantsExpiryMail: boolean
  wantsWishMail: boolean
  /** MM-DD */
  birthday: string | null
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
    `select a.email, a.name, a.locale, a.wants_expiry_mail as "wantsExpiryMail", a.wants_wish_mail as "wantsWishMail", a.birthday, a.password_hash is not null as "hasPassword", a.created_at as "memberSince",
       coalesce(b.available_points, 0) as "availablePoints", coalesce(b.pending_points, 0) as "pendingPoints",
       soon.points as "expiringPoints", soon.first as "expiringAt",
       (select count(*) from shop_order where account_id = a.id) as "orderCount",
       (select count(*) from coupon_grant where account_id = a.id and state = 'available'
          and expires_at > coalesce($2, now())) as "couponCount",
       (select count(*) from address where account_id = a.id) as "addressCount"
     from account a left join points_balance b on b.account_id = a.id,
     lateral (select coalesce(sum(remaining_points), 0)::bigint as points, min(expires_at) as first from lot
       where account_id = a.id and is_live and state = 'active'
         and expires_at > coalesce($2, now()) and expires_at <= coalesce($2, now()) + make_interval(days => $3)) soon
     where a.id = $1`,
    [ctx.actor.id, ctx.at, SOON_DAYS],
    ctx.on,
  )
  if (!found) throw new Error('the signed-in account is gone')
  return found
}

export type SavedAddress = AddressFields & { id: string; isDefault: boolean }

/** The usual one first; rows to stand in any statement, $1 is the account. */
export const savedAddressesSql = `
select id, name, phone, country, province, city, district, line1, postal_code as "postalCode", is_default as "isDefault"
from address where account_id = $1 order by is_default desc, created_at desc, id`

export async function listAddresses(ctx: ShopperContext): Promise<SavedAddress[]> {
  return rows<SavedAddress>(savedAddressesSql, [ctx.actor.id], ctx.on)
}

/** The member's addresses, each as one line to choose from; the usual one first. */
export async function listAddressLines(
  ctx: Pick<ShopperContext, 'actor' | 'on'>,
): Promise<{ id: string; line: string }[]> {
  return rows<{ id: string; line: string }>(
    `select id, concat_ws(' ', name, nullif(province, city), city, district, line1) as line from (${savedAddressesSql}) mine`,
    [ctx.actor.id],
    ctx.on,
  )
}

/** One address of the member's own, as it is written on a parcel. */
export async function findAddress(
  ctx: Pick<ShopperContext, 'actor' | 'on'>,
  id: string,
): Promise<AddressFields | null> {
  return row<AddressFields>(
    `select name, phone, country, province, city, district, line1, postal_code as "postalCode" from address
     where account_id = $1 and id = $2`,
    [ctx.actor.id, id],
    ctx.on,
  )
}

/** Everything the shop knows of a member, for the member. */
export const exportPersonalData = (ctx: ShopperContext): Promise<Record<string, unknown>> =>
  personalDataOf(ctx, ctx.actor.id)

/** Everything the shop knows of a member, as it stands in the tables; secrets that are no data of theirs stay out. */
export async function personalDataOf(ctx: Pick<Context, 'at' | 'on'>, id: string): Promise<Record<string, unknown>> {
  const found = await row<{ data: Record<string, unknown> }>(
    `with me as (select * from account where id = $1),
     orders as (
       select jsonb_agg(to_jsonb(o) - '{input_hash,session_url,session_id}'::text[] || jsonb_build_object(
         'award_explanation', order_award_explanation(o),
         'lines', (select jsonb_agg(to_jsonb(l) - 'order_id' order by l.position) from order_line l where l.order_id = o.id),
         'payments', (select coalesce(jsonb_agg(to_jsonb(p) - 'order_id' order by p.at), '[]') from payment p where p.order_id = o.id),
         'refunds', (select coalesce(jsonb_agg(to_jsonb(r) - '{order_id,request_key,input,actor_id}'::text[] || jsonb_build_object(
             'lines', (select coalesce(jsonb_agg(to_jsonb(x) - 'refund_id' order by x.position), '[]') from refund_line x where x.refund_id = r.id))
           order by r.created_at), '[]') from refund r where r.order_id = o.id),
         'refundRequests', (select coalesce(jsonb_agg(to_jsonb(q) - '{order_id,request_key,decided_by}'::text[] order by q.created_at), '[]')
           from refund_request q where q.order_id = o.id),
         'discounts', order_discounts(o),
         'coupons', (select coalesce(jsonb_agg(to_jsonb(u) - '{order_id,account_id}'::text[] order by u.grant_id nulls first), '[]')
           from coupon_use u where u.order_id = o.id)
       ) order by o.placed_at) as list from shop_order o where o.account_id = $1),
     postings as (
       select jsonb_agg(to_jsonb(p) - '{input_hash,account_id}'::text[] || jsonb_build_object(
         'entries', (select jsonb_agg(to_jsonb(e) - '{posting_id,account_id}'::text[] order by e.id) from entry e
                     where e.posting_id = p.id and e.account_id = $1),
         'lotUses', (select coalesce(jsonb_agg(to_jsonb(u) - 'posting_id' order by u.lot_id), '[]') from lot_use u where u.posting_id = p.id)
       ) order by p.id) as list from posting p where p.account_id = $1)
     select jsonb_build_object(
       'exportedAt', coalesce($2, now()),
       'account', to_jsonb(me) - '{password_hash,session_epoch}'::text[],
       'addresses', (select coalesce(jsonb_agg(to_jsonb(a) - 'account_id' order by a.created_at), '[]') from address a where a.account_id = $1),
       'orders', coalesce((select list from orders), '[]'),
       'points', jsonb_build_object(
         'balance', (select to_jsonb(b) - 'account_id' from points_balance b where b.account_id = $1),
         'postings', coalesce((select list from postings), '[]'),
         'lots', (select coalesce(jsonb_agg(to_jsonb(l) - 'account_id' order by l.id), '[]') from lot l where l.account_id = $1),
         'debts', (select coalesce(jsonb_agg(to_jsonb(d) - 'account_id' order by d.posting_id), '[]') from points_debt d where d.account_id = $1),
         'holds', (select coalesce(jsonb_agg(to_jsonb(h) - 'account_id' order by h.posting_id), '[]')
           from posting p join points_hold h on h.key = p.key where p.account_id = $1 and p.kind = 'hold')),
       'coupons', (select coalesce(jsonb_agg(to_jsonb(g) - '{account_id,request_key}'::text[]
           || jsonb_build_object('titleZh', c.title_zh, 'titleEn', c.title_en) order by g.granted_at), '[]')
         from coupon_grant g join coupon c on c.id = g.coupon_id where g.account_id = $1),
       'rewards', (select coalesce(jsonb_agg(to_jsonb(c) - '{account_id,request_key,trouble,tries,due_at}'::text[]
           || jsonb_build_object('titleZh', r.title_zh, 'titleEn', r.title_en) order by c.claimed_at), '[]')
         from claim c join reward r on r.id = c.reward_id where c.account_id = $1),
       'payouts', (select coalesce(jsonb_agg(to_jsonb(x) - '{request_key,account_id,seconded_by,approved_by,trouble}'::text[] order by x.no), '[]')
         from payout x where x.account_id = $1),
       'cart', (select coalesce(jsonb_agg(jsonb_build_object('product', p.slug, 'titleZh', p.title_zh, 'titleEn', p.title_en,
           'variantId', l.variant_id, 'quantity', l.quantity, 'addedAt', l.added_at) order by l.added_at), '[]')
         from cart k join cart_line l on l.cart_id = k.id join variant v on v.id = l.variant_id join product p on p.id = v.product_id
         where k.account_id = $1),
       'reviews', (select coalesce(jsonb_agg(to_jsonb(r) - 'account_id' order by r.written_at), '[]') from review r where r.account_id = $1),
       'wishes', (select coalesce(jsonb_agg(to_jsonb(w) - 'account_id' order by w.wished_at), '[]') from wish w where w.account_id = $1),
       'play', jsonb_build_object(
         'age', (select to_jsonb(y) - 'account_id' from player_age y where y.account_id = $1),
         'pauses', (select coalesce(jsonb_agg(to_jsonb(y) - '{id,account_id}'::text[] order by y.id), '[]') from play_pause y where y.account_id = $1)),
       'notices', (select coalesce(jsonb_agg(to_jsonb(n) - '{account_id,key}'::text[] order by n.id), '[]') from notice n where n.account_id = $1),
       'letters', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('params', m.params - 'token') order by m.id), '[]')
         from mail_outbox m where m.recipient = me.email),
       'deeds', (select coalesce(jsonb_agg(to_jsonb(e) - '{key,account_id,recorded_by}'::text[] order by e.happened_at), '[]') from behaviour_event e where e.account_id = $1),
       'draws', (select coalesce(jsonb_agg(to_jsonb(d) - '{account_id,request_key}'::text[] order by d.no), '[]') from draw d where d.account_id = $1),
       'tickets', (select coalesce(jsonb_agg(to_jsonb(k) - 'account_id' order by k.no), '[]') from campaign_ticket k where k.account_id = $1),
       'invites', (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'joinedAt', i.joined_at, 'state', i.state, 'reason', i.reason, 'appeal', i.appeal)
           order by i.no), '[]') from invite i where i.inviter_id = $1),
       'devices', (select coalesce(jsonb_agg(jsonb_build_object('firstAt', s.first_at, 'lastAt', s.last_at) order by s.first_at), '[]') from device_seen s where s.account_id = $1),
       'erasures', (select coalesce(jsonb_agg(to_jsonb(x) - '{id,account_id,asked_by,withdrawn_by}'::text[] order by x.asked_at), '[]') from erasure x where x.account_id = $1),
       'staffActions', (select coalesce(jsonb_agg(to_jsonb(l) order by l.id), '[]') from audit_log l where l.actor_id = $1)
     ) as data from me`,
    [id, ctx.at],
    ctx.on,
  )
  return found?.data ?? {}
}

export type OutboxLetter = { id: number; recipient: string; createdAt: Date; state: string } & RenderedMail

const LETTERS_SHOWN = 40

/** The letters that nobody sends, newest first, written as they would have gone out. */
export async function listOutbox(ctx: Context): Promise<OutboxLetter[]> {
  const found = await rows<QueuedMail & { state: string }>(
    `select id, recipient, locale, template, params, state, created_at as "createdAt" from mail_outbox order by id desc limit $1`,
    [LETTERS_SHOWN],
    ctx.on,
  )
  const letters = await Promise.allSettled(
    found.map(async (mail) => ({ ...mail, ...(await renderMail(mail, ctx.on)) })),
  )
  return letters.flatMap((letter) => (letter.status === 'fulfilled' ? [letter.value] : []))
}
