import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RuleRefusal } from './errors'
import type { ruleIdSchema } from './schema'
import { discard } from './store'

/** A draft is thrown away; what is published of the rule stands as it was. */
export async function discardDraft(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { ruleId }: z.output<typeof ruleIdSchema>,
): Promise<Result<{ discarded: boolean }, RuleRefusal>> {
  const done = await discard(ctx.on, ctx.at, ruleId, ctx.actor?.id ?? null)
  return done.ok ? ok({ discarded: done.value }) : done
}
