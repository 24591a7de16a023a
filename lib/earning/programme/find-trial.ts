import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { findTrialOf, type Trial } from './queries'
import { withImpliedLimits, withoutTitles } from './rules'
import type { findTrialSchema } from './schema'

/** The report on exactly this rule in today's programme, if it was tried. */
export async function findTrial(
  ctx: Pick<Context, 'at' | 'on'>,
  { ruleId, definition }: z.output<typeof findTrialSchema>,
): Promise<Result<{ trial: Trial | null }, never>> {
  return ok({ trial: await findTrialOf(ctx, ruleId, withoutTitles(withImpliedLimits(definition))) })
}
