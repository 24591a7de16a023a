import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RuleRefusal } from './errors'
import { withImpliedLimits, withoutTitles } from './rules'
import type { writeRuleSchema } from './schema'
import { write } from './store'

/** A rule is written down as a draft, or published as a version that never changes and never reaches back. */
export async function writeRule(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  input: z.output<typeof writeRuleSchema>,
): Promise<Result<{ version: number }, RuleRefusal>> {
  const definition = withoutTitles(withImpliedLimits(input.definition))
  const made = await write(ctx.on, { ...input, definition, actorId: ctx.actor?.id ?? null, at: ctx.at })
  return made.ok ? ok({ version: made.value }) : made
}
