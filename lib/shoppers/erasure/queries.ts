import { row } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { ErasureRefusal } from './errors'

export type ErasureStanding = {
  /** asked for, and when it will be done */
  askedAt: Date | null
  dueAt: Date | null
  doneAt: Date | null
  /** what stands in the way now */
  trouble: ErasureRefusal | null
}

/** Whether somebody asked to be forgotten, and whether anything stands in the way. */
export async function getErasure(ctx: Pick<Context, 'on'>, accountId: string): Promise<ErasureStanding> {
  const found = await row<ErasureStanding>(
    `select e.asked_at as "askedAt", e.due_at as "dueAt", e.done_at as "doneAt", erasure_trouble($1) as trouble
     from (select 1) one left join erasure e on e.account_id = $1 and e.withdrawn_at is null`,
    [accountId],
    ctx.on,
  )
  return found ?? { askedAt: null, dueAt: null, doneAt: null, trouble: null }
}
