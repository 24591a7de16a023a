import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { GrantMonthRefusal, SavePlanRefusal } from './errors'
import type { Plan, Share } from './rules'

export type Stated = { plan: Plan; reason: string; requestId: string }

/** States a year's plan anew; answers the row. Once per request. */
export async function save(
  on: Queryable,
  at: Date | null,
  actorId: string,
  s: Stated,
): Promise<Result<number, SavePlanRefusal>> {
  const made = await refusable<{ id: number } | null, SavePlanRefusal>(
    row('select plan_save($1, $2, $3, $4, $5) as id', [s.plan, s.reason, s.requestId, actorId, at], on),
  )
  return made.ok ? { ok: true, value: made.value?.id ?? 0 } : made
}

export type MonthGrant = { planId: number; month: number; shares: readonly Share[] }

/** Grants budgets their parts of a month, all of them or none; once for a month of a year. */
export async function grant(
  on: Queryable,
  at: Date | null,
  actorId: string,
  g: MonthGrant,
): Promise<Result<unknown, GrantMonthRefusal>> {
  const shares = Object.fromEntries(g.shares.map(({ budgetId, points }) => [budgetId, points]))
  return refusable<unknown, GrantMonthRefusal>(
    row('select plan_grant($1, $2, $3, $4, $5)', [g.planId, g.month, shares, actorId, at], on),
  )
}
