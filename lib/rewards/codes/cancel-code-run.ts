import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CodeRunRefusal } from './errors'
import { type CodeRun, findCodeRun } from './queries'
import type { codeRunIdSchema } from './schema'
import { callOff } from './store'

/** No more codes go in; those that are in are whole, and stay. A run that is over stays as it is. */
export async function cancelCodeRun(
  ctx: Pick<StaffContext, 'actor' | 'on'>,
  { id }: z.output<typeof codeRunIdSchema>,
): Promise<Result<{ state: CodeRun['state'] }, CodeRunRefusal>> {
  await callOff(ctx.on, id, ctx.actor.id)
  const found = await findCodeRun(ctx, id)
  return found ? ok({ state: found.state }) : refuse('run-unknown')
}
