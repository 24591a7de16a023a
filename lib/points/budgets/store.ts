import { type Queryable, refusable, row } from '@/lib/db/sql'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { BudgetRefusal, OpenBudgetRefusal } from './errors'

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

export type Naming = { code: string; titleZh: string; titleEn: string }

/** Opens a budget with nothing in it, and says so in the audit; answers its id, or that the code is another's. */
export async function open(
  on: Queryable,
  at: Date | null,
  actorId: string,
  n: Naming,
): Promise<Result<string, OpenBudgetRefusal>> {
  const made = await row<{ id: string }>(
    `with made as (insert into points_budget (code, title_zh, title_en) values ($3, $4, $5) on conflict (code) do nothing returning *),
     told as (insert into audit_log (at, actor_id, action, subject, after)
       select coalesce($2::timestamptz, now()), $1, 'points.budget.open', 'budget:' || id,
         jsonb_build_object('code', code, 'titleZh', title_zh, 'titleEn', title_en) from made)
     select id from made`,
    [actorId, at, n.code, n.titleZh, n.titleEn],
    on,
  )
  return made ? ok(made.id) : refuse('budget-code-taken', { code: n.code })
}
