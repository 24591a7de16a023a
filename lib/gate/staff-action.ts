import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { GateRefusal, StaffContext } from './context'
import { may, type Permission } from './permissions'
import { type ActionOptions, runAction, type Verb } from './run-action'

/** An action of staff whose role holds the permission; everyone else is refused before the input is looked at twice. */
export function staffAction<S extends z.ZodType, V, R extends string>(
  permission: Permission,
  schema: S,
  verb: Verb<StaffContext, z.output<S>, V, R>,
  options: ActionOptions<NoInfer<R>> = {},
): (input: z.input<S>) => Promise<Result<V, R | GateRefusal>> {
  return async (input) =>
    runAction(
      schema,
      verb,
      (ctx) => {
        if (!ctx.actor) return refuse('sign-in-needed')
        const { staffRole } = ctx.actor
        if (!staffRole || !may(staffRole, permission)) return refuse('not-allowed')
        return ok({ ...ctx, actor: { ...ctx.actor, staffRole } })
      },
      options,
      input,
    )
}
