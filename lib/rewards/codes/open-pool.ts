import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { PoolRefusal } from './errors'
import type { openPoolSchema } from './schema'
import { insertPool } from './store'

/** An empty pool, to be filled from a file or made up here. */
export async function openPool(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof openPoolSchema>,
): Promise<Result<{ poolId: string }, PoolRefusal>> {
  const poolId = await insertPool(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, input)
  return poolId ? ok({ poolId }) : refuse('code-pool-name-taken')
}
