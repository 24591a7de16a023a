import type { z } from 'zod'
import { ok, type Result } from '@/lib/kernel/result'
import type { Context, GateRefusal } from './context'
import { type ActionOptions, runAction, type Verb } from './run-action'

/** An action that a guest may call too. */
export function publicAction<S extends z.ZodType, V, R extends string>(
  schema: S,
  verb: Verb<Context, z.output<S>, V, R>,
  options: ActionOptions<NoInfer<R>> = {},
): (input: z.input<S>) => Promise<Result<V, R | GateRefusal>> {
  return async (input) => runAction(schema, verb, (ctx) => ok(ctx), options, input)
}
