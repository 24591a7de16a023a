import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'

/** Which campaigns are over, spent, or have something that can go back. */
export function listToEnd(ctx: Pick<Context, 'at' | 'on'>): Promise<{ id: string }[]> {
  return rows<{ id: string }>(
    'select id from campaigns_to_end(coalesce($1::timestamptz, now())) order by since, id',
    [ctx.at],
    ctx.on,
  )
}
