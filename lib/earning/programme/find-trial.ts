import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { findTrialOf, hasOrders, type Trial } from './queries'
import { withImpliedLimits, withoutTitles } from './rules'
import type { findTrialSchema } from './schema'

/** The report on exactly this rule in today's programme, if it was tried; and whether there are orders to try it on. */
export async function findTrial(
  ctx: Pick<Context, 'at' | 'on'>,
  { ruleId, definition }: z.output<typeof findTrialSchema>,
): Promise<Result<{ trial: Trial | null; hasHistory: boolean }, never>> {
  const [trial, hasHistory] = await Promise.all([
    findTrialOf(ctx, ruleId, withoutTitles(withImpliedLimits(definition))),
    hasOrders(ctx.on),
  ])
  return ok({ trial, hasHistory })
}
