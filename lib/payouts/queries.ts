import { row, rows } from '@/lib/db/sql'
import type { ShopperContext, StaffContext } from '@/lib/gate/context'
import { payoutPort } from '@/lib/payments/payouts/payout-port'
import type { PayoutState, TaxClass } from './rules'
import type { PayoutList } from './schema'
import type { PayoutTerms } from './store'

export type PayoutRow = {
  id: string
  no: number
  kind: string
  /** of the order that it is for, if it is for one */
  orderId: string | null
  orderNumber: number | null
  accountId: string
  shopper: string
  recipient: string
  amountMinor: number
  withheldMinor: number
  overpaidMinor: number
  taxClass: TaxClass
  state: PayoutState
  tries: number
  trouble: string | null
  secondedBy: string | null
  approvedBy: string | null
  /** a large one of which this reader was the first of two */
  isSecondedByMe: boolean
  /** an approval may still be taken back */
  mayUndo: boolean
  dueAt: Date | null
  askedAt: Date
  paidAt: Date | null
  cancelReason: string | null
  providerId: string | null
}

const columns = `x.id, x.no, x.kind, o.id as "orderId", o.number as "orderNumber", x.account_id as "accountId",
  coalesce(nullif(a.name, ''), a.email) as shopper, x.recipient, x.amount_minor as "amountMinor", x.withheld_minor as "withheldMinor",
  x.overpaid_minor as "overpaidMinor", x.tax_class as "taxClass", x.state, x.tries, x.trouble, coalesce(nullif(f.name, ''), f.email) as "secondedBy",
  coalesce(nullif(b.name, ''), b.email) as "approvedBy", coalesce(x.seconded_by = $1, false) as "isSecondedByMe",
  x.state = 'approved' and x.approved_by is not null and x.due_at > now() as "mayUndo", x.due_at as "dueAt", x.asked_at as "askedAt",
  x.paid_at as "paidAt", x.cancel_reason as "cancelReason", x.provider_id as "providerId"`

// an order's own words come from the order; what is paid for may be anything else
const joined = `payout x join account a on a.id = x.account_id left join account f on f.id = x.seconded_by left join account b on b.id = x.approved_by
  left join shop_order o on x.paid_for like 'order:%' and o.id = case when x.paid_for like 'order:%' then substr(x.paid_for, 7)::uuid end`

const wanted = `case $2::text when 'under-way' then x.state in ('approved', 'sending') when 'overpaid' then x.overpaid_minor > 0
  else $2 is null or x.state = $2 end
  and ($3::date is null or x.asked_at >= $3::date::timestamp at time zone shop_zone())
  and ($4::date is null or x.asked_at < ($4::date + 1)::timestamp at time zone shop_zone())`

const A_PAGE = 50

/** Payouts, the newest first. `before` is the number of the last one seen. */
export async function listPayouts(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { state, from, to, before }: PayoutList,
): Promise<{ payouts: PayoutRow[]; next: number | null }> {
  const found = await rows<PayoutRow>(
    `select ${columns} from ${joined} where ${wanted} and ($5::int8 is null or x.no < $5) order by x.no desc limit $6`,
    [ctx.actor.id, state, from, to, before, A_PAGE + 1],
    ctx.on,
  )
  const payouts = found.slice(0, A_PAGE)
  return { payouts, next: found.length > A_PAGE ? (payouts.at(-1)?.no ?? null) : null }
}

/** The same list whole, for a file: the statement, to be read some rows at a time. */
export const payoutsToExport = (reader: string, { state, from, to }: PayoutList) => ({
  text: `select ${columns} from ${joined} where ${wanted} order by x.no desc`,
  values: [reader, state, from, to],
})

export type PayoutCounts = { asked: number; failed: number; overpaid: number }

/** How many wait for a person. */
export async function countPayouts(ctx: Pick<StaffContext, 'on'>): Promise<PayoutCounts> {
  const found = await row<PayoutCounts>(
    `select (select count(*) from payout where state = 'asked') as asked, (select count(*) from payout where state = 'failed') as failed,
       (select count(*) from payout where overpaid_minor > 0) as overpaid`,
    [],
    ctx.on,
  )
  return found ?? { asked: 0, failed: 0, overpaid: 0 }
}

/** How many wait for this member of staff: to agree to, or to look into. */
export async function countToDecide(ctx: Pick<StaffContext, 'on'>, staffId: string): Promise<number> {
  const found = await row<{ n: number }>(
    `select count(*) as n from payout where state in ('asked', 'failed') and seconded_by is distinct from $1 and account_id <> $1`,
    [staffId],
    ctx.on,
  )
  return found?.n ?? 0
}

export type PayoutTotal = { day: string; taxClass: TaxClass; count: number; amountMinor: number; withheldMinor: number }

const TOTAL_DAYS = 30

/** What was paid, by the shop's day and the tax class, for the last thirty days. */
function listPayoutTotals(ctx: Pick<StaffContext, 'on'>): Promise<PayoutTotal[]> {
  return rows<PayoutTotal>(
    `select to_char(paid_at at time zone shop_zone(), 'YYYY-MM-DD') as day, tax_class as "taxClass", count(*) as count,
       sum(amount_minor)::int8 as "amountMinor", sum(withheld_minor)::int8 as "withheldMinor"
     from payout where state = 'paid' and paid_at > now() - make_interval(days => $1::int) group by 1, 2 order by 1 desc, 2`,
    [TOTAL_DAYS],
    ctx.on,
  )
}

async function getPayoutTerms(ctx: Pick<StaffContext, 'on'>): Promise<PayoutTerms> {
  const found = await row<PayoutTerms>(
    `select shopper_day_minor as "shopperDayMinor", shop_day_minor as "shopDayMinor", second_person_minor as "secondPersonMinor",
       undo_minutes as "undoMinutes" from payout_terms`,
    [],
    ctx.on,
  )
  return found ?? { shopperDayMinor: 0, shopDayMinor: 0, secondPersonMinor: 0, undoMinutes: 0 }
}

/** What stands around the list: how many wait, what was paid lately, and the owner's limits. */
export async function getPayoutDesk(ctx: Pick<StaffContext, 'on'>) {
  const [counts, totals, terms] = await Promise.all([countPayouts(ctx), listPayoutTotals(ctx), getPayoutTerms(ctx)])
  return { counts, totals, terms }
}

export type OwnPayout = {
  kind: string
  state: PayoutState
  amountMinor: number
  withheldMinor: number
  orderNumber: number | null
  cancelReason: string | null
}

/** What became of a shopper's claims as money: the newest payout of each claim that is theirs, by the claim. */
export async function findClaimPayouts(
  ctx: Pick<ShopperContext, 'actor' | 'on'>,
): Promise<Readonly<Record<string, OwnPayout>>> {
  const found = await rows<OwnPayout & { claimId: string }>(
    `select distinct on (c.id) c.id as "claimId", x.kind, x.state, x.amount_minor as "amountMinor", x.withheld_minor as "withheldMinor",
       o.number as "orderNumber", x.cancel_reason as "cancelReason"
     from claim c join payout x on x.source = 'claim:' || c.id left join shop_order o on x.paid_for = 'order:' || o.id
     where c.account_id = $1 order by c.id, x.no desc`,
    [ctx.actor.id],
    ctx.on,
  )
  return Object.fromEntries(found.map(({ claimId, ...payout }) => [claimId, payout]))
}

/** Whether what is paid moves real money: real, simulated, or nothing at all. */
export function payoutStanding(): 'real' | 'simulated' | 'off' {
  const port = payoutPort()
  if (!port) return 'off'
  return port.livemode ? 'real' : 'simulated'
}
