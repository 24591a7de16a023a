import { inTransaction, type Queryable, row } from '@/lib/db/sql'
import type { LineFacts } from '@/lib/earning/conditions/rules'
import { plainLine } from '@/lib/earning/engine/rules'
import { firstRegion } from '@/lib/i18n/shop-region'
import { minorOfMills } from '@/lib/kernel/mills'
import { allocate, minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { ok } from '@/lib/kernel/result'
import type { HistoryEvent } from './rules'

export type Span = {
  from: Date | null
  until: Date | null
  /** of one shopper alone: their accounts, or their key in an imported history */
  of?: { accounts: readonly string[]; key: string }
}
export type TakeEvent = (event: HistoryEvent) => void
/** Between two pages of events: whoever waits is told, and may call it off by throwing. */
export type Breathe = () => Promise<void>

const ROWS_AT_ONCE = 5_000

/** Every row of one statement, some at a time: what is held does not grow with their number. */
async function* pagesOf<T extends Record<string, unknown>>(
  text: string,
  values: readonly unknown[],
  on: Queryable,
): AsyncGenerator<T[]> {
  // between two fetches a replay is at work, for as long as it takes
  await on.query('set local idle_in_transaction_session_timeout = 0')
  await on.query(`declare told no scroll cursor for ${text}`, [...values])
  for (;;) {
    const { rows } = await on.query<T>(`fetch ${ROWS_AT_ONCE} from told`)
    yield rows
    if (rows.length < ROWS_AT_ONCE) return
  }
}

type OwnRow = {
  kind: 'order' | 'refund' | 'spend' | 'budget'
  at: number
  shopper: string | null
  key: string
  placed: number | null
  delivered: number | null
  awarded: number | null
  points: number | null
  shipping: number | null
  method: PaymentMethod | null
  net: number | null
  points_minor: number | null
  coupon_used: boolean
  lines: { slug: string; pieces: number; goods: number; coupon: number; points: number; collections: string[] }[] | null
}

// An account that was merged into another is the same shopper. Instants are milliseconds.
const own = `
  with owner as (select from_id, into_id from account_merge where reverted_at is null),
  -- budgets that some rule gives out of
  asked_of as (select id from points_budget where id::text in (select definition->>'budgetId' from earning_rule_version)),
  told as (
    select 'order' as kind, 1 as rank, o.paid_at as at, o.account_id as account, o.id as key, o.placed_at as placed, o.delivered_at as delivered, o.award_points as awarded,
      o.spent_points as points, o.shipping_minor as shipping, o.payment_method as method, null::bigint as net, null::bigint as points_minor,
      (select json_agg(json_build_object('slug', coalesce(p.slug, l.product_slug), 'pieces', l.quantity, 'goods', l.goods_minor, 'coupon', l.coupon_minor,
        'points', l.points_minor, 'collections', coalesce((select json_agg(c.slug) from collection_product x
          join collection c on c.id = x.collection_id where x.product_id = p.id), '[]')) order by l.position) from order_line l
        left join variant v on v.id = l.variant_id left join product p on p.id = v.product_id where l.order_id = o.id) as lines
    from shop_order o where o.paid_at is not null and o.reward_id is null
    union all
    select 'refund', 2, r.created_at, o.account_id, o.id, null, null, null, null, null, null, x.net, x.points, null
    from refund r join shop_order o on o.id = r.order_id
    cross join lateral (select coalesce(sum(net_minor), 0) as net, coalesce(sum(points_minor), 0) as points from refund_line where refund_id = r.id) x
    where r.no is not null and o.reward_id is null
    union all
    select 'spend', 3, p.at, p.account_id, null, null, null, null, -e.amount_points, null, null, null, null, null
    from posting p join entry e on e.posting_id = p.id and e.bucket in ('available', 'held') where p.kind = 'exchange'
      -- what was taken back was never spent
      and not exists (select 1 from claim where posting_id = p.id and state = 'void')
    union all
    -- what budgets had when the span begins, and whatever moved them but orders, which the replay does itself
    select 'budget', 0, coalesce($1::timestamptz, 'epoch'::timestamptz), null, b.id, null, null, null,
      (select coalesce(sum(e.amount_points), 0)::bigint from entry e join posting p on p.id = e.posting_id
        where e.budget_id = b.id and e.bucket = 'budget' and p.at < $1), null, null, null, null, null from asked_of b
    union all
    select 'budget', 0, p.at, null, e.budget_id, null, null, null, e.amount_points, null, null, null, null, null
    from posting p join entry e on e.posting_id = p.id and e.bucket = 'budget' join asked_of b on b.id = e.budget_id
    where p.key !~ '^order:[0-9a-f-]{36}:(award|refund:[0-9]+:revoke)$')
  select kind, round(extract(epoch from at) * 1000)::bigint as at, coalesce(m.into_id, account)::text as shopper, key::text,
    round(extract(epoch from placed) * 1000)::bigint as placed, round(extract(epoch from delivered) * 1000)::bigint as delivered,
    awarded::bigint, points::bigint, shipping::bigint, method, net, points_minor, lines,
    kind = 'order' and exists (select 1 from coupon_use where order_id = key) as coupon_used
  from told left join owner m on m.from_id = account
  where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2) and ($3::uuid[] is null or account = any($3) or kind = 'budget') order by told.at, rank, key`

/** What happened in this shop: orders paid, refunds, and points spent on other things. */
export async function eachOwnEvent({ from, until, of }: Span, take: TakeEvent, breathe?: Breathe): Promise<void> {
  await inTransaction(async (on) => {
    for await (const page of pagesOf<OwnRow>(own, [from, until, of?.accounts ?? null], on)) {
      for (const found of page) take(eventOf(found))
      await breathe?.()
    }
    return ok(null)
  })
}

function eventOf(found: OwnRow): HistoryEvent {
  const { kind, at, shopper, key } = found
  if (kind === 'budget') return { kind, at, budget: key, points: found.points ?? 0 }
  if (kind === 'spend') return { kind, at, shopper: shopper ?? '', points: found.points ?? 0 }
  if (kind === 'refund')
    return { kind, at, shopper, order: key, back: { netMinor: found.net ?? 0, pointsMinor: found.points_minor ?? 0 } }
  return {
    kind,
    at,
    shopper,
    order: key,
    placedAt: found.placed ?? at,
    deliveredAt: found.delivered,
    awardedPoints: found.awarded,
    spentPoints: found.points,
    shippingMinor: found.shipping ?? 0,
    couponUsed: found.coupon_used,
    paymentMethod: found.method,
    lines: (found.lines ?? []).map((line) => ({
      ...plainLine(minor(line.goods)),
      productSlug: line.slug,
      collections: line.collections,
      pieces: line.pieces,
      couponMinor: minor(line.coupon),
      pointsMinor: minor(line.points),
    })),
  }
}

type HistoryRow = {
  kind: 'order' | 'cancel'
  at: number
  shopper: string | null
  invoice: string
  mills: number
  reverses: string | null
  lines: { product: string; quantity: number; mills: number }[] | null
}

// Orders of nothing and adjustments by the accountant are no purchases.
const imported = `
  select kind, round(extract(epoch from placed_at) * 1000)::bigint as at, customer_key as shopper, invoice, total_mills as mills, reverses,
    case when $4 then (select json_agg(json_build_object('product', product, 'quantity', quantity, 'mills', total_mills) order by line_no)
      from history_line l where l.source_id = o.source_id and l.invoice = o.invoice) end as lines
  from history_order o where source_id = $1 and ($2::timestamptz is null or placed_at >= $2) and ($3::timestamptz is null or placed_at < $3)
    and ($5::text is null or customer_key = $5) and (kind = 'order' and total_mills > 0 or kind = 'cancel' and total_mills < 0) order by placed_at, invoice`

/** What an imported history tells, with its lines where a programme asks for products. */
export async function eachImportedEvent(
  { sourceId, withLines, from, until, of }: Span & { sourceId: string; withLines: boolean },
  take: TakeEvent,
  breathe?: Breathe,
): Promise<void> {
  await inTransaction(async (on) => {
    for await (const page of pagesOf<HistoryRow>(imported, [sourceId, from, until, withLines, of?.key ?? null], on)) {
      for (const found of page) take(toldBy(found))
      await breathe?.()
    }
    return ok(null)
  })
}

function toldBy({ kind, at, shopper, invoice, mills, reverses, lines }: HistoryRow): HistoryEvent {
  if (kind === 'cancel')
    return { kind: 'refund', at, shopper, order: reverses, back: { goodsMinor: minorOfMills(-mills) } }
  return {
    kind,
    at,
    placedAt: at,
    shopper,
    order: invoice,
    lines: linesOf(minorOfMills(mills), lines),
    shippingMinor: 0,
    couponUsed: false,
    // a shop's list of orders doesn't say how they were paid
    paymentMethod: null,
    spentPoints: null,
    deliveredAt: null,
    awardedPoints: null,
  }
}

/** Lines whose sums are whole fen and add up to what was paid; a line that takes off is spread over the others. */
function linesOf(goodsMinor: number, lines: HistoryRow['lines']): LineFacts[] {
  const sold = (lines ?? []).filter((line) => line.mills > 0)
  if (sold.length === 0) return [plainLine(minor(goodsMinor))]
  const parts = allocate(
    goodsMinor,
    sold.map((line) => line.mills),
  )
  return sold.map((line, i) => ({
    ...plainLine(minor(parts[i] ?? 0)),
    productSlug: line.product,
    pieces: Math.max(0, line.quantity),
  }))
}

/** An imported history by its name. */
export async function findHistorySource(name: string): Promise<{ id: string; timeZone: string } | null> {
  return row<{ id: string; timeZone: string }>(
    'select id, time_zone as "timeZone" from history_source where name = $1 and deleted_at is null',
    [name],
  )
}

/** How the shop itself answers what a history does not know. */
export async function shopSetting(): Promise<{
  timeZone: string
  returnWindowDays: number
  deliveredAfterDays: number
  graceDays: number
}> {
  const found = await row<{
    timeZone: string
    returnWindowDays: number
    deliveredAfterDays: number
    graceDays: number
  }>(
    `select time_zone as "timeZone", return_window_days as "returnWindowDays", delivered_after_days as "deliveredAfterDays",
       points_grace_days as "graceDays" from shop`,
  )
  return found ?? { timeZone: firstRegion.timeZone, returnWindowDays: 7, deliveredAfterDays: 7, graceDays: 14 }
}
