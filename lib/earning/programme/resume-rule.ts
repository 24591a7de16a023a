import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RuleRefusal } from './errors'
import type { ruleIdSchema } from './schema'
import { resume } from './store'

/** An ending that was a slip is taken back within ten minutes: what stood gives again, and counts on as before. */
export async function resumeRule(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { ruleId }: z.output<typeof ruleIdSchema>,
): Promise<Result<{ resumed: boolean }, RuleRefusal>> {
  const done = await resume(ctx.on, ctx.at, ruleId, ctx.actor?.id ?? null)
  return done.ok ? ok({ resumed: done.value }) : done
}
