import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { BudgetRefusal } from './errors'
import type { fundBudgetSchema } from './schema'
import { fund } from './store'

/** Grants a budget points to give away, or takes back what it has not given; never below what was given. */
export async function fundBudget(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof fundBudgetSchema>,
): Promise<Result<{ remainingPoints: number }, BudgetRefusal>> {
  const made = await fund(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ remainingPoints: made.value }) : made
}
