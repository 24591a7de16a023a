import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveBehaviourRefusal } from './errors'
import type { saveBehaviourSchema } from './schema'
import { save } from './store'

/** A behaviour is stated anew; what is built in keeps its code and what is told with it. */
export async function saveBehaviour(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof saveBehaviourSchema>,
): Promise<Result<null, SaveBehaviourRefusal>> {
  const made = await save(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok(null) : made
}
