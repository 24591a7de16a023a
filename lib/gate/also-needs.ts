import { type Result, refuse } from '@/lib/kernel/result'
import type { GateRefusal, StaffContext } from './context'
import { may, type Permission } from './permissions'
import type { Verb } from './run-action'

/** A deed that is now and then more than its own permission allows: then it asks for another as well. */
export function alsoNeeds<I, V, R extends string>(
  permission: Permission,
  isMore: (ctx: StaffContext, input: I) => Promise<boolean>,
  verb: Verb<StaffContext, I, V, R>,
): Verb<StaffContext, I, V, R | GateRefusal> {
  return async (ctx, input): Promise<Result<V, R | GateRefusal>> =>
    !may(ctx.actor.staffRole, permission) && (await isMore(ctx, input)) ? refuse('not-allowed') : verb(ctx, input)
}
