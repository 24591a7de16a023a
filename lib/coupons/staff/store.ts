import { type Queryable, row } from '@/lib/db/sql'

export type By = { actorId: string; at: Date | null }

export type CouponFields = {
  code: string | null
  titleZh: string
  titleEn: string
  kind: string
  amountMinor: number
  percentBps: number
  maxDiscountMinor: number | null
  minGoodsMinor: number
  productIds: readonly string[]
  collectionIds: readonly string[]
  pieces: number | null
  startsAt: string | null
  endsAt: string | null
  usageLimit: number | null
  perShopperLimit: number | null
  validDays: number
  listed: boolean
  isAutomatic: boolean
  stacksWithAutomatic: boolean
  stacksWithCodes: boolean
}

const names =
  'code, title_zh, title_en, kind, amount_minor, percent_bps, max_discount_minor, min_goods_minor, starts_at, ends_at, usage_limit, per_shopper_limit, valid_days, listed, product_ids, collection_ids, pieces, stacks_with_automatic, stacks_with_codes'
const places =
  '$3, $4, $5, $6, $7::int, $8::int, $9::int, $10::int, $11::timestamptz, $12::timestamptz, $13::int, $14::int, $15::int, $16::boolean, $17::uuid[], $18::uuid[], $19::int, $20::boolean, $21::boolean'

const told = (action: string, before: string, after: string, from: string) =>
  `insert into audit_log (at, actor_id, action, subject, before, after)
   select coalesce($2::timestamptz, now()), $1, '${action}', 'coupon:' || made.id, ${before}, ${after} from ${from}`

const valuesOf = (by: By, coupon: CouponFields) => [
  by.actorId,
  by.at,
  coupon.code,
  coupon.titleZh,
  coupon.titleEn,
  coupon.kind,
  coupon.amountMinor,
  coupon.percentBps,
  coupon.maxDiscountMinor,
  coupon.minGoodsMinor,
  coupon.startsAt,
  coupon.endsAt,
  coupon.usageLimit,
  coupon.perShopperLimit,
  coupon.validDays,
  coupon.listed,
  coupon.productIds,
  coupon.collectionIds,
  coupon.pieces,
  coupon.stacksWithAutomatic,
  coupon.stacksWithCodes,
]

/** A new coupon and its audit row; null when the code is taken. */
export async function insertCoupon(on: Queryable, by: By, coupon: CouponFields): Promise<string | null> {
  const found = await row<{ id: string }>(
    `with made as (insert into coupon (${names}, is_automatic, created_at) values (${places}, $22::boolean, coalesce($2::timestamptz, now()))
       on conflict (code) do nothing returning *),
     told as (${told('coupon.create', 'null', 'to_jsonb(made)', 'made')})
     select id from made`,
    [...valuesOf(by, coupon), coupon.isAutomatic],
    on,
  )
  return found?.id ?? null
}

/** A coupon as it shall be from now on, and what it was; a coupon never turns into an automatic discount, nor back. What is granted or used already stays as it is. */
export async function updateCoupon(
  on: Queryable,
  by: By,
  id: string,
  coupon: CouponFields,
): Promise<{ exists: boolean; codeTaken: boolean; usedCount: number; saved: boolean }> {
  const found = await row<{ exists: boolean; code_taken: boolean; used_count: number; saved: boolean }>(
    `with old as (select * from coupon where id = $22::uuid and is_automatic = $23::boolean for update),
     taken as (select exists (select 1 from coupon where code = $3 and id <> $22::uuid) as yes),
     made as (update coupon c set (${names}) = row(${places}) from old, taken
       where c.id = old.id and not taken.yes and ($13::int is null or $13::int >= old.used_count) returning c.*),
     told as (${told('coupon.change', 'to_jsonb(old)', 'to_jsonb(made)', 'old, made')})
     select exists (select 1 from old) as exists, (select yes from taken) as code_taken,
       coalesce((select used_count from old), 0) as used_count, exists (select 1 from made) as saved`,
    [...valuesOf(by, coupon), id, coupon.isAutomatic],
    on,
  )
  return {
    exists: found?.exists ?? false,
    codeTaken: found?.code_taken ?? false,
    usedCount: found?.used_count ?? 0,
    saved: found?.saved ?? false,
  }
}

/** Puts coupons away or takes them out again; one that is so already is told of no second time. How many there are, and which changed. */
export async function setArchived(
  on: Queryable,
  by: By,
  ids: readonly string[],
  archived: boolean,
): Promise<{ known: number; changed: string[] }> {
  const found = await row<{ known: number; changed: string[] }>(
    `with old as (select * from coupon where id = any ($3::uuid[]) order by id for update),
     made as (update coupon c set archived_at = case when $4::boolean then coalesce($2::timestamptz, now()) end from old
       where c.id = old.id and (old.archived_at is null) = $4::boolean returning c.*),
     told as (insert into audit_log (at, actor_id, action, subject, before, after)
       select coalesce($2::timestamptz, now()), $1, case when $4::boolean then 'coupon.archive' else 'coupon.restore' end,
         'coupon:' || made.id, jsonb_build_object('archivedAt', old.archived_at), jsonb_build_object('archivedAt', made.archived_at)
       from old join made using (id))
     select (select count(*) from old) as known, (select coalesce(array_agg(id order by id), '{}') from made) as changed`,
    [by.actorId, by.at, ids, archived],
    on,
  )
  return found ?? { known: 0, changed: [] }
}
