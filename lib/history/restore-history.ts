import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RestoreRefusal } from './errors'
import type { historySourceSchema } from './schema'
import { restoreSource } from './store'

/** A deleted history comes back while its rows are there, unless another has taken its name. */
export async function restoreHistory(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { sourceId }: z.output<typeof historySourceSchema>,
): Promise<Result<{ restored: boolean }, RestoreRefusal>> {
  const done = await restoreSource(ctx.on, { sourceId, actorId: ctx.actor.id, at: ctx.at })
  return done.ok ? ok({ restored: done.value }) : done
}
