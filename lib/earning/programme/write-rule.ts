import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { getLintFacts } from '../lint/queries'
import { lintRule, roomIn } from '../lint/rules'
import { isBlocking } from '../notes/rules'
import type { RuleRefusal } from './errors'
import { withImpliedLimits, withoutTitles } from './rules'
import type { writeRuleSchema } from './schema'
import { write } from './store'

type Written = z.output<typeof writeRuleSchema>

/**
 * A rule is written down as a draft, or published as a version that never changes and never reaches back. What is published
 * has nothing that keeps it back, and was tried on a history exactly as it is, or it is stated why not.
 */
export async function writeRule(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  input: Written,
): Promise<Result<{ version: number }, RuleRefusal>> {
  const definition = withoutTitles(withImpliedLimits(input.definition))
  if (input.publish && (await isBlocked(ctx, { ...input, definition }))) return refuse('rule-blocked')
  const made = await write(ctx.on, { ...input, definition, actorId: ctx.actor?.id ?? null, at: ctx.at })
  return made.ok ? ok({ version: made.value }) : made
}

// the same looking over as beside the editor's fields
async function isBlocked(
  { at, on }: Pick<Context, 'at' | 'on'>,
  { ruleId, definition, effectiveFrom, endsAt }: Written,
) {
  const facts = await getLintFacts(ruleId, at, on)
  const day = (text: string | null) => (text === null ? null : new Date(text))
  const schedule = {
    effectiveFrom: day(effectiveFrom),
    endsAt: day(endsAt),
    now: new Date(facts.now),
    timeZone: facts.timeZone,
  }
  return lintRule(definition, { ...facts, schedule, budgetRoom: roomIn(facts, definition) }).some(isBlocking)
}
