import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import type { ReleaseEvent } from './lots/rules'
import type { PostingKind } from './rules'
import { type HistoryFilter, historyFilters } from './rules'

/** One line of a statement: a posting as its owner sees it. Amounts are what it changed; instants are ISO text. */
export type HistoryLine = {
  id: number
  at: string
  kind: PostingKind
  /** what the posting was written with; its shape goes by its kind (PostingReason) */
  explanation: Readonly<Record<string, unknown>>
  orderNumber: string | null
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  debtPoints: number
  /** what could be spent after it */
  balancePoints: number
}

/** Points that were due and not given, and why: nothing moved, and silence would look like a mistake. */
export type NotGiven = {
  key: string
  at: string
  askedPoints: number
  note: string | null
  /** of the rule whose limit kept them back */
  nameZh: string | null
  nameEn: string | null
  /** the limit that kept them back (Cut of lib/earning/limits/rules), where one did */
  cut: Readonly<Record<string, unknown>> | null
  reason: string
}

export type MyPoints = {
  /** when it was read, by the database's clock */
  at: string
  /** spendable now: points past their last day are left out even before the job has written them off */
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  debtPoints: number
  usedPoints: number
  /** what is owed, oldest first: the next points pay for it */
  debts: { orderNumber: string | null; owedPoints: number; remainingPoints: number; at: string }[]
  /** with its day, or with what it waits for */
  pending: { points: number; releasesAt: string | null; releaseOn: ReleaseEvent | null; orderNumber: string | null }[]
  /** what ends within 90 days, by day */
  expiring: { points: number; expiresAt: string }[]
  /** the newest orders that earned nothing, with the award's operands that say why */
  unearned: { orderNumber: string; paidAt: string; explanation: unknown }[]
  lines: HistoryLine[]
  /** of the time that the lines span */
  notGiven: NotGiven[]
  /** `before` of the next page; null at the end */
  next: number | null
}

const PAGE = 20

// the number of an order is read here because a statement without it says nothing; the ledger itself knows only sources
const orderOf = (source: string) =>
  `(select o.number::text from shop_order o where o.id = case when ${source} ~ '^order:[0-9a-f-]{36}$' then substr(${source}, 7)::uuid end)`

/**
 * One JSON value, to stand in any statement: $1 is the account, $2 the moment (null: now), $3 the kinds of lines (null:
 * all), $4 the line before which the page begins (null: the newest).
 */
export const myPointsSql = `
with asked as (select $1::uuid as who, coalesce($2::timestamptz, now()) as at),
live as (
  select l.* from lot l, asked where l.account_id = asked.who and l.is_live and l.state = 'active'
    and (l.expires_at is null or l.expires_at > asked.at)),
page as (
  select p.id, p.at, p.kind, p.explanation, p.source from posting p, asked
  where p.account_id = asked.who and ($3::text[] is null or p.kind = any($3)) and p.id < coalesce($4::bigint, 9223372036854775807)
  order by p.id desc limit ${PAGE + 1}),
-- from where this page begins to where the next one does
span as (
  select coalesce((select p.at from posting p where p.id = $4), 'infinity') as until,
    coalesce((select at from page order by id desc offset ${PAGE - 1} limit 1), '-infinity') as since),
line as (
  select page.id, page.at, page.kind, page.explanation, ${orderOf('page.source')} as "orderNumber", e.*,
    coalesce((select x.balance_after from entry x, asked where x.account_id = asked.who and x.bucket = 'available' and x.id <= e.last
      order by x.id desc limit 1), 0) as "balancePoints"
  from page, lateral (
    select max(id) as last, coalesce(sum(amount_points) filter (where bucket = 'available'), 0) as "availablePoints",
      coalesce(sum(amount_points) filter (where bucket = 'pending'), 0) as "pendingPoints",
      coalesce(sum(amount_points) filter (where bucket = 'held'), 0) as "heldPoints",
      coalesce(sum(amount_points) filter (where bucket = 'debt'), 0) as "debtPoints"
    from entry, asked where posting_id = page.id and account_id = asked.who) e)
select json_build_object(
  'at', asked.at,
  'availablePoints', (select coalesce(sum(remaining_points), 0) from live),
  'pendingPoints', coalesce(b.pending_points, 0),
  'heldPoints', coalesce(b.held_points, 0),
  'debtPoints', coalesce(b.debt_points, 0),
  'usedPoints', (select coalesce(sum(e.amount_points), 0) from posting p join entry e on e.posting_id = p.id and e.bucket = 'redeemed'
    where p.account_id = asked.who),
  'debts', (select coalesce(json_agg(x), '[]') from (
    select ${orderOf('d.source')} as "orderNumber", d.owed_points as "owedPoints", d.remaining_points as "remainingPoints", d.at
    from points_debt d where d.account_id = asked.who and d.remaining_points > 0 order by d.posting_id limit 12) x),
  'pending', (select coalesce(json_agg(x), '[]') from (
    select l.remaining_points as points, l.releases_at as "releasesAt", l.release_on as "releaseOn", ${orderOf('l.source')} as "orderNumber"
    from lot l where l.account_id = asked.who and l.state = 'pending' and l.is_live order by l.releases_at, l.id limit 12) x),
  'expiring', (select coalesce(json_agg(x), '[]') from (
    select sum(remaining_points) as points, expires_at as "expiresAt" from live
    where expires_at < asked.at + interval '90 days' group by expires_at order by expires_at limit 12) x),
  'unearned', (select coalesce(json_agg(x), '[]') from (
    select o.number::text as "orderNumber", o.paid_at as "paidAt", order_award_explanation(o) as explanation from shop_order o
    where o.account_id = asked.who and o.award_points = 0 and o.paid_at is not null and o.state <> 'refunded'
    order by o.placed_at desc limit 3) x),
  'notGiven', (select coalesce(json_agg(x), '[]') from (
    select t.key, t.at, t.asked_points as "askedPoints", t.explanation->>'note' as note,
      t.explanation->>'nameZh' as "nameZh", t.explanation->>'nameEn' as "nameEn",
      t.explanation->'cut' as cut, t.reason from award_attempt t, span
    where t.account_id = asked.who and t.at < span.until and t.at >= span.since and ($3::text[] is null or t.kind = any($3))
    order by t.at desc, t.key limit ${PAGE}) x),
  'lines', (select coalesce(json_agg(line order by line.id desc), '[]') from line)
)
from asked left join points_balance b on b.account_id = asked.who`

export type AskedPoints = { kind: HistoryFilter | null; before: number | null }
export type ReadPoints = Omit<MyPoints, 'next'>

export const myPointsValues = (ctx: Pick<ShopperContext, 'actor' | 'at'>, { kind, before }: AskedPoints): unknown[] => [
  ctx.actor.id,
  ctx.at,
  kind && historyFilters[kind],
  before,
]

/** The page of lines as it was read has one more than it shows, which says whether there is a next. */
export function withNextPage(read: ReadPoints): MyPoints {
  const lines = read.lines.slice(0, PAGE)
  const more = read.lines.length > PAGE
  return { ...read, lines, next: more ? (lines.at(-1)?.id ?? null) : null }
}

/** A shopper's own points: balances, what is coming, what will end, and a page of the statement. One statement. */
export async function getMyPoints(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  asked: AskedPoints,
): Promise<MyPoints> {
  const found = await row<{ mine: ReadPoints }>(`select (${myPointsSql}) as mine`, myPointsValues(ctx, asked), ctx.on)
  invariant(found !== null, 'a shopper has a balance, if of nothing')
  return withNextPage(found.mine)
}
