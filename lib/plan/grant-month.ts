import type { z } from 'zod'
import { liveTerms } from '@/lib/earning/queries'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { GrantMonthRefusal } from './errors'
import { planById } from './queries'
import { monthsOf, sharesOf } from './rules'
import type { grantMonthSchema } from './schema'
import { grant } from './store'

/** A month's part of the pool goes to the budgets by their weights, once; more than that has to be granted by hand. */
export async function grantMonth(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { planId, month }: z.output<typeof grantMonthSchema>,
): Promise<Result<{ grantedPoints: number }, GrantMonthRefusal>> {
  const plan = await planById(ctx, planId)
  if (!plan) return refuse('plan-unknown')
  const { spending } = await liveTerms(ctx.at, ctx.on)
  const grantedPoints = monthsOf(plan, spending.pointsPerUnit)[month - 1] ?? 0
  const made = await grant(ctx.on, ctx.at, ctx.actor.id, {
    planId,
    month,
    shares: sharesOf(grantedPoints, plan.budgetWeights),
  })
  return made.ok ? ok({ grantedPoints }) : made
}
