import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { MergeRefusal } from './errors'
import type { mergeAccountsSchema, unmergeAccountsSchema } from './schema'

export type Moved = { availablePoints: number; pendingPoints: number; debtPoints: number; coupons: number }
export type Merged = { mergeId: string; moved: Moved }

export const merge = (on: Queryable, at: Date | null, actorId: string, m: z.output<typeof mergeAccountsSchema>) =>
  one<Merged>(on, 'select accounts_merge($1, $2, $3, $4, $5, $6) as result', [
    m.fromId,
    m.intoId,
    m.requestId,
    m.reason,
    actorId,
    at,
  ])

export const unmerge = (on: Queryable, at: Date | null, actorId: string, m: z.output<typeof unmergeAccountsSchema>) =>
  one<Moved>(on, 'select accounts_unmerge($1, $2, $3, $4) as result', [m.mergeId, m.reason, actorId, at])

async function one<V>(on: Queryable, text: string, values: readonly unknown[]): Promise<Result<V, MergeRefusal>> {
  const made = await refusable<{ result: V } | null, MergeRefusal>(row<{ result: V }>(text, values, on))
  if (!made.ok) return made
  invariant(made.value !== null, 'a function answers')
  return ok(made.value.result)
}
