import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { AdjustmentReason, AdjustmentState } from './rules'
import type { AdjustmentFilter, limitedRoles } from './schema'

type Reader = Pick<StaffContext, 'on'>
type Looker = Pick<StaffContext, 'actor' | 'at' | 'on'>

export type Addressee = { accountId: string; email: string; name: string }

/** Whom these addresses belong to; accounts that were merged into another are nobody's. */
export function listAddressees(ctx: Reader, emails: readonly string[]): Promise<Addressee[]> {
  return rows<Addressee>(
    `select id as "accountId", email, name from account where email = any($1::text[]) and merged_into is null`,
    [emails],
    ctx.on,
  )
}

export type Allowance = { leftPoints: number; limitPoints: number; budgetPoints: number }

/** What one may still move today without a second person, and what the goodwill budget holds. */
export async function getAllowance(ctx: Looker): Promise<Allowance> {
  const found = await row<Allowance>(
    `select coalesce(adjustment_allowance($1, coalesce($2::timestamptz, now())), 0) as "leftPoints",
       coalesce((select l.points_per_day from account a join adjustment_limit l on l.staff_role = a.staff_role where a.id = $1), 0) as "limitPoints",
       coalesce((select remaining_points from points_budget where code = 'goodwill'), 0) as "budgetPoints"`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found ?? { leftPoints: 0, limitPoints: 0, budgetPoints: 0 }
}

export type AdjustmentLine = {
  id: string
  no: number
  title: string
  reasonCode: AdjustmentReason
  shopperNote: string
  state: AdjustmentState
  movedPoints: number
  rowCount: number
  proposedAt: Date
  proposerName: string
  isOwn: boolean
  /** who it is about, when that is one shopper, and how many points they get or lose */
  shopperName: string | null
  points: number | null
}

const PAGE = 30

const line = `a.id, a.no, a.title, a.reason_code as "reasonCode", a.shopper_note as "shopperNote", a.state, a.moved_points as "movedPoints",
  a.row_count as "rowCount", a.proposed_at as "proposedAt", coalesce(nullif(p.name, ''), p.email) as "proposerName",
  a.proposed_by = $1 as "isOwn", r.name as "shopperName", r.points`
const from = `from adjustment a join account p on p.id = a.proposed_by
  left join lateral (select coalesce(nullif(x.name, ''), x.email) as name, r.points from adjustment_row r join account x on x.id = r.account_id
    where r.adjustment_id = a.id and a.row_count = 1) r on true`
const where = `where ($2::text is null or a.state = $2) and ($3::uuid is null or exists (select 1 from adjustment_row r
  where r.adjustment_id = a.id and r.account_id = $3))`

export type AdjustmentPage = { adjustments: AdjustmentLine[]; total: number; pages: number }

/** Points given and taken by hand: what waits stands first, then the newest. */
export async function listAdjustments(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { state, shopper, page }: AdjustmentFilter,
): Promise<AdjustmentPage> {
  const [adjustments, sums] = await Promise.all([
    rows<AdjustmentLine>(
      `select ${line} ${from} ${where} order by (a.state = 'waiting') desc, a.proposed_at desc, a.no desc
       limit ${PAGE} offset ${PAGE} * ($4::int - 1)`,
      [ctx.actor.id, state, shopper, page],
      ctx.on,
    ),
    row<{ total: number }>(
      `select count(*) as total from adjustment a ${where} and $1::uuid is not null`,
      [ctx.actor.id, state, shopper],
      ctx.on,
    ),
  ])
  const total = sums?.total ?? 0
  return { adjustments, total, pages: Math.ceil(total / PAGE) }
}

/** How many adjustments wait for somebody else than their proposer to agree. */
export async function countWaiting(ctx: Pick<StaffContext, 'on'>, actorId: string): Promise<number> {
  const found = await row<{ waiting: number }>(
    `select count(*) as waiting from adjustment where state = 'waiting' and proposed_by <> $1`,
    [actorId],
    ctx.on,
  )
  return found?.waiting ?? 0
}

export type AdjustmentDetail = AdjustmentLine & {
  /** posted today by whoever asks, alone */
  isOwnSlip: boolean
  internalNote: string
  expiresAt: Date | null
  deciderName: string | null
  decidedAt: Date | null
  decisionNote: string
  reverterName: string | null
  revertedAt: Date | null
  revertReason: string
}

/** One adjustment; null when there is none of this id. */
export function findAdjustment(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  id: string,
): Promise<AdjustmentDetail | null> {
  return row<AdjustmentDetail>(
    `select ${line}, adjustment_is_own_slip(a, $1, coalesce($3::timestamptz, now())) as "isOwnSlip", a.internal_note as "internalNote", a.expires_at as "expiresAt", a.decided_at as "decidedAt",
       a.decision_note as "decisionNote", a.reverted_at as "revertedAt", a.revert_reason as "revertReason",
       (select coalesce(nullif(x.name, ''), x.email) from account x where x.id = a.decided_by) as "deciderName",
       (select coalesce(nullif(x.name, ''), x.email) from account x where x.id = a.reverted_by) as "reverterName"
     ${from} where a.id = $2::uuid`,
    [ctx.actor.id, id, ctx.at],
    ctx.on,
  )
}

export type AdjustmentRow = {
  accountId: string
  name: string
  email: string
  points: number
  postingId: number | null
  revertPostingId: number | null
  availablePoints: number
}

/** Whom an adjustment is about, with the postings that it made. */
export function listAdjustmentRows(ctx: Reader, id: string): Promise<AdjustmentRow[]> {
  return rows<AdjustmentRow>(
    `select r.account_id as "accountId", x.name, x.email, r.points, r.posting_id as "postingId", r.revert_posting_id as "revertPostingId",
       coalesce(b.available_points, 0) as "availablePoints"
     from adjustment_row r join account x on x.id = r.account_id left join points_balance b on b.account_id = r.account_id
     where r.adjustment_id = $1 order by x.email`,
    [id],
    ctx.on,
  )
}

/** How many points each role may move in a day without a second person. */
export async function getLimits(ctx: Reader): Promise<Record<(typeof limitedRoles)[number], number>> {
  const found = await rows<{ role: string; points: number }>(
    'select staff_role as role, points_per_day as points from adjustment_limit',
    [],
    ctx.on,
  )
  const of = (wanted: string) => found.find(({ role }) => role === wanted)?.points ?? 0
  return { owner: of('owner'), merchant: of('merchant'), support: of('support') }
}
