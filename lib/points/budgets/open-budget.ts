import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OpenBudgetRefusal } from './errors'
import type { openBudgetSchema } from './schema'
import { open } from './store'

/** A budget begins with nothing in it; until it is granted points, nothing can be given out of it. */
export async function openBudget(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof openBudgetSchema>,
): Promise<Result<{ budgetId: string }, OpenBudgetRefusal>> {
  const made = await open(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ budgetId: made.value }) : made
}
