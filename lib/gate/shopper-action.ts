import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { GateRefusal, ShopperContext } from './context'
import { type ActionOptions, runAction, type Verb } from './run-action'

/** An action of someone who has signed in, on what is theirs. */
export function shopperAction<S extends z.ZodType, V, R extends string>(
  schema: S,
  verb: Verb<ShopperContext, z.output<S>, V, R>,
  options: ActionOptions<NoInfer<R>> = {},
): (input: z.input<S>) => Promise<Result<V, R | GateRefusal>> {
  return async (input) =>
    runAction(
      schema,
      verb,
      (ctx) => (ctx.actor ? ok({ ...ctx, actor: ctx.actor }) : refuse('sign-in-needed')),
      options,
      input,
    )
}
