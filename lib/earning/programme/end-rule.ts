import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RuleRefusal } from './errors'
import type { endRuleSchema } from './schema'
import { end } from './store'

/** A rule ends now; what it gave stays given, and orders placed under it keep their promise. */
export async function endRule(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { ruleId, reason }: z.output<typeof endRuleSchema>,
): Promise<Result<{ ended: boolean }, RuleRefusal>> {
  const ended = await end(ctx.on, ctx.at, ruleId, reason, ctx.actor?.id ?? null)
  return ended.ok ? ok({ ended: ended.value }) : ended
}
