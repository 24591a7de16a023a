import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { minor } from '@/lib/kernel/money'
import { ok, type Result } from '@/lib/kernel/result'
import type { SavePlanRefusal } from './errors'
import type { savePlanSchema } from './schema'
import { save } from './store'

/** A plan is stated anew, with its reason; what it granted before stays granted. */
export async function savePlan(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { plan, reason, requestId }: z.output<typeof savePlanSchema>,
): Promise<Result<{ planId: number }, SavePlanRefusal>> {
  const stated = { ...plan, revenueMinor: minor(plan.revenueMinor) }
  const made = await save(ctx.on, ctx.at, ctx.actor.id, { plan: stated, reason, requestId })
  return made.ok ? ok({ planId: made.value }) : made
}
