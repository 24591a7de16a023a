import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { ClaimState } from '../rules'
import type { ClaimList } from '../staff/schema'
import type { RetryRefusal } from './errors'

export type By = { actorId: string; at: Date | null }

export async function retry(on: Queryable, by: By, claimId: string): Promise<Result<unknown, RetryRefusal>> {
  return refusable<unknown, RetryRefusal>(rows('select claim_retry($1, $2, $3)', [claimId, by.actorId, by.at], on))
}

/** Where the money of a claim is: asked for, here, or gone back. Null: it costs none. */
export type CashState = 'unpaid' | 'paid' | 'refunded'

export type ClaimLine = {
  no: number
  kind: string
  titleZh: string
  titleEn: string
  points: number
  /** beside the points, fen */
  cashMinor: number
  cashState: CashState | null
  state: ClaimState
  shopper: string
  email: string
  claimedAt: Date
  issuedAt: Date | null
  usedAt: Date | null
  expiresAt: Date | null
  voidReason: string | null
  trouble: string | null
  carrier: string | null
  trackingNumber: string | null
  /** null to whoever may not see where somebody lives */
  address: Readonly<Record<string, string | null>> | null
}

const MOST_LINES = 50_000

/** Reads what leaves the shop and writes down that it left, in one statement. */
export function takeOut(
  on: Queryable,
  by: By,
  { state, reward }: ClaimList,
  withAddresses: boolean,
): Promise<ClaimLine[]> {
  return rows<ClaimLine>(
    `with found as (
       select c.no, c.kind, v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn", c.points, c.cash_minor as "cashMinor",
         case when c.cash_minor = 0 then null when c.state = 'unpaid' then 'unpaid' when o.refunded_minor >= o.total_minor then 'refunded' else 'paid' end as "cashState", shown.state, a.name as shopper, a.email,
         c.claimed_at as "claimedAt", c.issued_at as "issuedAt", c.used_at as "usedAt", c.expires_at as "expiresAt", c.void_reason as "voidReason", c.trouble,
         c.delivery->>'carrier' as carrier, c.delivery->>'trackingNumber' as "trackingNumber", case when $5::boolean then c.delivery->'address' end as address
       from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version join account a on a.id = c.account_id
         left join shop_order o on o.id = c.order_id,
         lateral (select case when c.state = 'issued' and c.expires_at <= coalesce($2::timestamptz, now()) then 'expired' else c.state end as state) shown
       where (c.posting_id is not null or c.won_by is not null or c.state = 'unpaid') and ($4::uuid is null or c.reward_id = $4) and claim_listed(c, shown.state, $3) order by c.no limit ${MOST_LINES}),
     told as (insert into audit_log (at, actor_id, action, subject, after) select coalesce($2::timestamptz, now()), $1, 'reward.claims.export', 'claims',
       jsonb_build_object('claims', (select count(*) from found), 'addresses', (select count(address) from found), 'state', $3::text))
     select * from found order by no`,
    [by.actorId, by.at, state, reward, withAddresses],
    on,
  )
}
