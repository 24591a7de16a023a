import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { CodeReport } from './rules'

type Reader = Pick<StaffContext, 'on'>

export type Pool = {
  id: string
  name: string
  lowAt: number
  left: number
  given: number
  revealed: number
  /** live rewards that are given out of it */
  rewards: number
  isLow: boolean
}

const POOLS = `select p.id, p.name, p.low_at as "lowAt", k.left, k.given, k.revealed, r.n as rewards, k.left <= p.low_at and r.n > 0 as "isLow"
  from code_pool p, lateral (select count(*) filter (where claim_id is null and withdrawn_at is null and kept_for is null) as left,
      count(*) filter (where claim_id is not null) as given, count(*) filter (where revealed_at is not null) as revealed from code where pool_id = p.id) k,
    lateral (select count(*) as n from reward where state = 'live' and settings->>'poolId' = p.id::text) r`

/** Every pool: those that run dry first. */
export function listPools(ctx: Reader): Promise<Pool[]> {
  return rows<Pool>(`${POOLS} order by "isLow" desc, p.name`, [], ctx.on)
}

/** How many pools that are in use have few codes left. */
export async function countLowPools(ctx: Reader): Promise<number> {
  const found = await row<{ n: number }>(`select count(*) as n from (${POOLS}) pools where "isLow"`, [], ctx.on)
  return found?.n ?? 0
}

export type CodeRun = {
  id: string
  poolId: string
  work: 'import' | 'check' | 'generate'
  /** `lost`: the process that did it is gone; what it put in is there, and the same file goes on behind it */
  state: 'running' | 'checked' | 'done' | 'refused' | 'cancelled' | 'lost'
  total: number
  done: number
  report: CodeReport | null
}

/** How far codes are on their way into their pool. */
export function findCodeRun(ctx: Reader, id: string): Promise<CodeRun | null> {
  return row<CodeRun>(
    `select id, pool_id as "poolId", work, total, done, report,
       case when state = 'running' and touched_at < now() - interval '1 minute' then 'lost' else state end as state
     from code_run where id = $1`,
    [id],
    ctx.on,
  )
}
