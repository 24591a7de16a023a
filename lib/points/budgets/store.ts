import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { BudgetRefusal } from './errors'

export type Funding = { budgetId: string; points: number; requestId: string; reason: string }

/** Grants a budget points, or takes ungiven ones back (below nought); answers what it may still give. Once per request. */
export async function fund(
  on: Queryable,
  at: Date | null,
  actorId: string,
  f: Funding,
): Promise<Result<number, BudgetRefusal>> {
  const made = await refusable<{ left: number } | null, BudgetRefusal>(
    row(
      'select budget_fund($1, $2, $3, $4, $5, $6) as left',
      [f.budgetId, f.points, f.requestId, f.reason, actorId, at],
      on,
    ),
  )
  return made.ok ? { ok: true, value: made.value?.left ?? 0 } : made
}
