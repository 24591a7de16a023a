import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ImportRefusal } from './errors'
import type { importAgainSchema } from './schema'
import { insertAgain, type TriedAgain } from './store'

/** A file that was lost or called off on its way is read once more, without being sent again. */
export async function tryImportAgain(
  ctx: Pick<StaffContext, 'actor'>,
  { again, request }: z.output<typeof importAgainSchema>,
): Promise<Result<TriedAgain, ImportRefusal>> {
  const made = await insertAgain({ runId: again, requestId: request, actorId: ctx.actor.id })
  return made ? ok(made) : refuse('run-not-again')
}
