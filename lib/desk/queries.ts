import { hashToken } from '@/lib/auth/secret-token'
import { row, rows } from '@/lib/db/sql'
import type { Context, StaffContext } from '@/lib/gate/context'
import { ok } from '@/lib/kernel/result'
import type { FindingKind, FirstStep } from './schema'

export type Finding = { kind: FindingKind; id: string; titleZh: string; titleEn: string; hint: string }

const EACH = 4

// Each part only where it may be seen; a number is looked up, words are looked for from two letters on.
const FINDINGS = `with q as (select lower($1::text) as text, length($1) > 1 as words, ltrim($1, '#') as number, $1 ~ '^#?[0-9]{1,9}$' as is_number)
(select 'order' as kind, o.id::text as id, '#' || o.number as "titleZh", '#' || o.number as "titleEn", o.email as hint from shop_order o, q
  where 'order' = any($2) and q.is_number and o.number = case when q.is_number then q.number::bigint end)
union all (select 'shopper', a.id::text, coalesce(nullif(a.name, ''), a.email), coalesce(nullif(a.name, ''), a.email), a.email from account a, q
  where 'shopper' = any($2) and q.words and a.staff_role is null and (position(q.text in a.email) > 0 or position(q.text in lower(a.name)) > 0)
  order by a.email <> q.text, a.created_at desc limit ${EACH})
union all (select 'product', p.id::text, p.title_zh, p.title_en, p.slug from product p, q
  where 'product' = any($2) and q.words and (p.search_text like '%' || q.text || '%' or position(q.text in p.slug) > 0
    or exists (select 1 from variant v where v.product_id = p.id and position(q.text in lower(v.sku)) > 0))
  order by p.title_zh, p.id limit ${EACH})
union all (select 'coupon', c.id::text, c.title_zh, c.title_en, coalesce(c.code, '') from coupon c, q
  where 'coupon' = any($2) and q.words and (position(q.text in lower(coalesce(c.code, ''))) > 0 or position(q.text in lower(c.title_zh || ' ' || c.title_en)) > 0)
  order by c.archived_at is not null, c.title_zh, c.id limit ${EACH})
union all (select 'reward', r.id::text, r.title_zh, r.title_en, '' from reward r, q
  where 'reward' = any($2) and q.words and position(q.text in lower(r.title_zh || ' ' || r.title_en)) > 0 order by r.position, r.id limit ${EACH})
union all (select 'campaign', c.id::text, v.definition->>'titleZh', v.definition->>'titleEn', c.slug
  from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version, q
  where 'campaign' = any($2) and q.words and (position(q.text in c.slug) > 0
    or position(q.text in lower(concat_ws(' ', v.definition->>'titleZh', v.definition->>'titleEn'))) > 0)
  order by c.starts_at desc, c.id limit ${EACH})
union all (select 'adjustment', a.id::text, coalesce(nullif(a.title, ''), '#' || a.no), coalesce(nullif(a.title, ''), '#' || a.no), '#' || a.no
  from adjustment a, q where 'adjustment' = any($2) and ((q.is_number and a.no = case when q.is_number then q.number::bigint end)
    or (q.words and position(q.text in lower(a.title)) > 0)) order by a.no desc limit ${EACH})
union all (select 'behaviour', b.code, b.name_zh, b.name_en, b.code from behaviour b, q
  where 'behaviour' = any($2) and q.words and position(q.text in lower(b.code || ' ' || b.name_zh || ' ' || b.name_en)) > 0
  order by b.priority, b.code limit ${EACH})`

/** What goes by a number, a name or a code, of the kinds that one may see: a few of each. */
export async function findOnDesk(
  ctx: Pick<StaffContext, 'on'>,
  query: string,
  kinds: readonly FindingKind[],
): Promise<{ ok: true; value: Finding[] }> {
  return ok(await rows<Finding>(FINDINGS, [query, kinds], ctx.on))
}

/** Which of the first steps are behind the shop: read from what is there, never from a tick. */
export async function findFirstSteps(ctx: Pick<StaffContext, 'on' | 'at'>): Promise<Record<FirstStep, boolean>> {
  const found = await row<Record<FirstStep, boolean>>(
    `select exists (select 1 from audit_log where subject = 'shop' and action in ('shop.open', 'shop.settings')) as shop,
       exists (select 1 from product where status = 'active') as product,
       exists (select 1 from points_terms where created_by is not null) as rules,
       exists (select 1 from reward where state = 'live' and coalesce(starts_at, '-infinity') <= coalesce($1, now())
         and coalesce(ends_at, 'infinity') > coalesce($1, now())) as reward,
       (select count(*) from account where staff_role is not null and suspended_at is null) > 1
         or exists (select 1 from staff_invite where accepted_at is null and revoked_at is null) as staff,
       exists (select 1 from shop_order where paid_at is not null) as "order"`,
    [ctx.at],
    ctx.on,
  )
  return found ?? { shop: false, product: false, rules: false, reward: false, staff: false, order: false }
}

/** Whether a link still opens the shop: printed within the day, not used, and nobody works here. */
export async function holdsOpening(ctx: Pick<Context, 'on' | 'at'>, token: string): Promise<boolean> {
  const values = [hashToken(token), ctx.at]
  const found = await row<{ holds: boolean }>('select shop_opening_holds($1, $2) as holds', values, ctx.on)
  return found?.holds ?? false
}
