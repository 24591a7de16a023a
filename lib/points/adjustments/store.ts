import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { AdjustmentState } from './rules'
import type { proposeAdjustmentSchema } from './schema'

export type ProposeInput = z.output<typeof proposeAdjustmentSchema>
export type Proposed = { adjustmentId: string; no: number; state: AdjustmentState; replayed: boolean }
export type PreviewRow = {
  accountId: string
  points: number
  beforePoints: number
  afterPoints: number
  refusal: string | null
}
export type AdjustmentPreview = {
  rows: PreviewRow[]
  needsSecondPerson: boolean
  movedPoints: number
  budgetLeftPoints: number
}

type Words = { input: ProposeInput; actorId: string; at: Date | null }

export const propose = (on: Queryable, words: Words) =>
  one<Proposed>(on, 'select adjustment_propose($1) as result', [textOf(words)])

export const preview = (on: Queryable, words: Words) =>
  one<AdjustmentPreview>(on, 'select adjustment_preview($1) as result', [textOf(words)])

export const decide = (
  on: Queryable,
  at: Date | null,
  actorId: string,
  d: { adjustmentId: string; agreed: boolean; note: string },
) =>
  one<AdjustmentState>(on, 'select adjustment_decide($1, $2, $3, $4, $5) as result', [
    d.adjustmentId,
    d.agreed,
    d.note,
    actorId,
    at,
  ])

type Revert = { adjustmentId: string; reason: string; whose: 'anyones' | 'own' }

export const revert = (on: Queryable, at: Date | null, actorId: string, { whose, ...r }: Revert) => {
  const deed = whose === 'own' ? 'adjustment_revert_own' : 'adjustment_revert'
  return one<AdjustmentState>(on, `select ${deed}($1, $2, $3, $4) as result`, [r.adjustmentId, r.reason, actorId, at])
}

const textOf = ({ input, ...words }: Words) => JSON.stringify({ ...input, ...words })

async function one<V>(on: Queryable, text: string, values: readonly unknown[]): Promise<Result<V, AdjustmentRefusal>> {
  const made = await refusable<{ result: V } | null, AdjustmentRefusal>(row<{ result: V }>(text, values, on))
  if (!made.ok) return made
  invariant(made.value !== null, 'a function answers')
  return ok(made.value.result)
}

/** The limits and their audit row in one statement. */
export const writeLimits = (
  on: Queryable,
  limits: Readonly<Record<string, number>>,
  by: { actorId: string; reason: string; at: Date | null },
) =>
  row(
    `with old as (select staff_role, points_per_day from adjustment_limit where $1::jsonb ? staff_role::text for update),
     changed as (update adjustment_limit l set points_per_day = ($1::jsonb->>l.staff_role::text)::bigint
       from old where l.staff_role = old.staff_role returning l.staff_role, l.points_per_day)
     insert into audit_log (at, actor_id, action, subject, reason, before, after)
     select coalesce($4::timestamptz, now()), $2, 'points.limits', 'adjustment_limit', $3,
       (select jsonb_object_agg(staff_role, points_per_day) from old),
       (select jsonb_object_agg(staff_role, points_per_day) from changed)`,
    [JSON.stringify(limits), by.actorId, by.reason, by.at],
    on,
  )
