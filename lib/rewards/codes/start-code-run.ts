import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { PoolRefusal } from './errors'
import { type RunWords, startRun } from './store'

/** Codes set out for their pool, once per request. */
export async function startCodeRun(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  words: Omit<RunWords, 'actorId'>,
): Promise<Result<{ runId: string; isNew: boolean }, PoolRefusal>> {
  return startRun(ctx.on, { ...words, actorId: ctx.actor.id })
}
