import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { PostingKind } from '../rules'
import { type JournalFilter, journalFlows } from './schema'

type Reader = Pick<StaffContext, 'on'>

export type JournalRow = {
  id: number
  at: Date
  kind: PostingKind
  /** null when it concerns a budget alone */
  accountId: string | null
  /** the budget that was granted points, or that the points came out of */
  budget: { titleZh: string; titleEn: string } | null
  shopperName: string
  actorName: string | null
  source: string
  /** of the order that it came of */
  orderNumber: number | null
  explanation: Record<string, unknown>
  /** how many points this posting is about, whichever way they went */
  points: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  debtPoints: number
  budgetPoints: number
  availableAfter: number | null
}

const PAGE = 30

// A budget's postings are found by its own entries, and what became of its points by its lots: never by reading all that ever was.
const OF_BUDGET = `(select distinct posting_id as id from entry where budget_id = $9 and bucket = 'budget')`
const OF_LOTS = `(with kept as materialized (select l.id, l.posting_id from entry e join posting i on i.id = e.posting_id join lot l on l.posting_id = i.id
    where e.budget_id = $9 and e.bucket = 'budget' and l.budget_id = $9
      and i.at >= day_start(make_date($10, 1, 1)) and i.at < day_start(make_date($10 + 1, 1, 1))),
  uses as materialized (select u.posting_id from kept join lot_use u on u.lot_id = kept.id)
  select posting_id as id from kept union select posting_id from uses
  union select s.id from uses join posting h on h.id = uses.posting_id join posting s on s.key = h.key || ':capture')`

type Asked = Pick<JournalFilter, 'budget' | 'given'>
const isOfLots = ({ budget, given }: Asked) => budget !== null && given !== null
const sourceOf = (asked: Asked) =>
  asked.budget === null ? 'posting p' : `${isOfLots(asked) ? OF_LOTS : OF_BUDGET} b join posting p on p.id = b.id`

// how many points a posting is about; of what was asked for none: it is left out
function pointsOf(asked: Asked): string {
  if (isOfLots(asked)) return 'posting_budget_points(p, $9, $10, $8)'
  const plain = asked.budget
    ? `(case when $5::text[] is null then (select sum(amount_points) from entry z where z.posting_id = p.id and z.budget_id = $9 and z.bucket = 'budget') else e.points end)::int8`
    : 'e.points'
  return `case when $7::text is null then ${plain} else posting_action_points(p, $7, $8) end`
}

const matching = (asked: Asked) => `from ${sourceOf(asked)} left join account a on a.id = p.account_id cross join shop s
  cross join lateral (select case when $5::text[] is null
      then sum(amount_points) filter (where amount_points > 0 and (budget_id is null or p.account_id is null))
      else coalesce($6::int, 1) * sum(amount_points) filter (where bucket = any($5) and ($6 is null
        or case when p.kind = 'manual-revert' and bucket = 'issued' then 1 else sign(amount_points) end = $6)) end::int8 as points,
    coalesce(sum(amount_points) filter (where bucket = 'available'), 0)::int8 as available,
    coalesce(sum(amount_points) filter (where bucket = 'pending'), 0)::int8 as pending,
    coalesce(sum(amount_points) filter (where bucket = 'held'), 0)::int8 as held,
    coalesce(sum(amount_points) filter (where bucket = 'debt'), 0)::int8 as debt,
    coalesce(sum(amount_points) filter (where bucket = 'budget'), 0)::int8 as budget,
    max(budget_id::text)::uuid as budget_id,
    max(balance_after) filter (where bucket = 'available') as available_after from entry where posting_id = p.id) e
  cross join lateral (select ${pointsOf(asked)} as points) x
  where (cardinality($1::text[]) = 0 or p.kind = any($1)) and ($2::uuid is null or p.account_id = $2)
    and (${isOfLots(asked) ? 'x.points <> 0' : '$5::text[] is null or e.points <> 0'}) and ($7::text is null or x.points <> 0)
    and ($7::text is null or $8::text is distinct from 'issued' and $8 is not null or p.kind = case split_part($7, ':', 1)
      when 'order' then 'order-award' when 'behaviour' then 'behaviour-award' when 'campaign' then 'campaign-award' else 'manual' end)
    and ($3::date is null or p.at >= $3::timestamp at time zone s.time_zone)
    and ($4::date is null or p.at < ($4::date + 1)::timestamp at time zone s.time_zone)`

const journalColumns = `p.id, p.at, p.kind, p.account_id as "accountId", coalesce(nullif(a.name, ''), a.email, '') as "shopperName",
  (select coalesce(nullif(x.name, ''), x.email) from account x where x.id = p.actor_id) as "actorName", p.source,
  case when p.source ~ '^order:[0-9a-f-]{36}$' then (select number from shop_order where id = substr(p.source, 7)::uuid) end as "orderNumber", p.explanation, (select jsonb_build_object('titleZh', b.title_zh, 'titleEn', b.title_en) from points_budget b
    where b.id = e.budget_id) as budget, x.points, e.available as "availablePoints", e.pending as "pendingPoints", e.held as "heldPoints",
  e.debt as "debtPoints", e.budget as "budgetPoints", e.available_after as "availableAfter"`

// as the index on the time stands, or backwards
const orders = { newest: 'p.at desc, p.id desc', oldest: 'p.at, p.id' } as const satisfies Record<
  JournalFilter['sort'],
  string
>

function filterValues(filter: JournalFilter) {
  const flow = filter.flow && journalFlows[filter.flow]
  return [
    filter.kind,
    filter.shopper,
    filter.from,
    filter.to,
    flow?.buckets ?? null,
    flow?.sign ?? null,
    filter.action,
    filter.flow,
    ...[filter.budget, filter.budget && filter.given].filter((one) => one !== null),
  ]
}

/** All that a filter finds, oldest first, for a file: the statement, to be read some rows at a time. */
export const postingsToExport = (filter: JournalFilter) => ({
  text: `select ${journalColumns} ${matching(filter)} order by p.id`,
  values: filterValues(filter),
})

export type JournalPage = {
  postings: JournalRow[]
  total: number
  totalPoints: number /** of some days: whose postings they are */
  shoppers: number | null
  pages: number
}

/** The points journal, newest first: every posting that a filter finds, and what they come to. */
export async function listPostings(ctx: Reader, filter: JournalFilter): Promise<JournalPage> {
  const values = filterValues(filter)
  const [postings, sums] = await Promise.all([
    rows<JournalRow>(
      `select ${journalColumns} ${matching(filter)} order by ${orders[filter.sort]} limit ${PAGE} offset ${PAGE} * ($${values.length + 1}::int - 1)`,
      [...values, filter.page],
      ctx.on,
    ),
    row<{ total: number; points: number; shoppers: number | null }>(
      `select count(*) as total, coalesce(sum(x.points), 0)::int8 as points,
         ${filter.from ? 'count(distinct p.account_id)' : 'null'} as shoppers ${matching(filter)}`,
      values,
      ctx.on,
    ),
  ])
  const total = sums?.total ?? 0
  return {
    postings,
    total,
    totalPoints: sums?.points ?? 0,
    shoppers: sums?.shoppers ?? null,
    pages: Math.ceil(total / PAGE),
  }
}

export type LotRow = {
  id: number
  source: string
  orderNumber: string | null
  originalPoints: number
  remainingPoints: number
  state: 'pending' | 'active'
  releasesAt: Date | null
  expiresAt: Date | null
}

/** The lots that still hold points of a shopper, in the order in which they will be spent. */
export function listLots(ctx: Reader, accountId: string): Promise<LotRow[]> {
  return rows<LotRow>(
    `select l.id, l.source, p.explanation->>'orderNumber' as "orderNumber", l.original_points as "originalPoints",
       l.remaining_points as "remainingPoints", l.state, l.releases_at as "releasesAt", l.expires_at as "expiresAt"
     from lot l join posting p on p.id = l.posting_id
     where l.account_id = $1 and l.is_live order by l.state, l.expires_at, l.id`,
    [accountId],
    ctx.on,
  )
}
