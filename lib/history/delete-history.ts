import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { historySourceSchema } from './schema'
import { deleteSource } from './store'

/** An imported history goes out of every list at once, and its rows a day later; reports on it keep their numbers. */
export async function deleteHistory(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { sourceId }: z.output<typeof historySourceSchema>,
): Promise<Result<{ deleted: boolean }, never>> {
  return ok({ deleted: await deleteSource(ctx.on, { sourceId, actorId: ctx.actor.id, at: ctx.at }) })
}
