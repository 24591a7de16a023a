import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'

type Reader = Pick<StaffContext, 'on'>

export type Budget = {
  id: string
  code: string
  titleZh: string
  titleEn: string
  grantedPoints: number
  remainingPoints: number
  /** laid aside for campaigns and not come back; what they gave of it is told by them */
  allottedPoints: number
  /** the day of its first points; null: it has had none */
  fundedOn: string | null
}

/** What may still be given away, of how much, and what of it campaigns have for themselves. */
export function listBudgets(ctx: Reader): Promise<Budget[]> {
  return rows<Budget>(
    `select b.id, b.code, title_zh as "titleZh", title_en as "titleEn", granted_points as "grantedPoints",
       remaining_points as "remainingPoints", coalesce((select sum(c.granted_points - c.returned_points) from campaign c where c.budget_id = b.id), 0)::int8 as "allottedPoints",
       (select to_char(p.at at time zone shop_zone(), 'YYYY-MM-DD') from entry e join posting p on p.id = e.posting_id
        where e.budget_id = b.id and e.bucket = 'budget' order by e.id limit 1) as "fundedOn"
     from points_budget b where archived_at is null and campaign_id is null order by created_at, code`,
    [],
    ctx.on,
  )
}

export type Grant = { id: number; budgetId: string; at: Date; points: number; reason: string; actorName: string }

/** Who granted the budgets points, or took some back, and why; newest first. */
export function listGrants(ctx: Reader): Promise<Grant[]> {
  return rows<Grant>(
    `select * from (select p.id, e.budget_id as "budgetId", p.at, e.amount_points as points, coalesce(p.explanation->>'reason', '') as reason,
       coalesce(nullif(a.name, ''), a.email, '') as "actorName"
     from posting p join entry e on e.posting_id = p.id and e.bucket = 'budget' left join account a on a.id = p.actor_id
     where p.kind = 'budget-fund' order by p.id desc limit 20) last order by at desc, id desc`,
    [],
    ctx.on,
  )
}

export type Attempt = {
  key: string
  at: Date
  accountId: string
  shopperName: string
  askedPoints: number
  source: string
  budgetId: string | null
}

/** Points that were due and not given, because a budget had too little; newest first. */
export function listAttempts(ctx: Reader): Promise<Attempt[]> {
  return rows<Attempt>(
    `select t.key, t.at, t.account_id as "accountId", coalesce(nullif(a.name, ''), a.email) as "shopperName",
       t.asked_points as "askedPoints", t.source, t.budget_id as "budgetId"
     from award_attempt t join account a on a.id = t.account_id where t.reason = 'budget-empty' order by t.at desc, t.key limit 20`,
    [],
    ctx.on,
  )
}
