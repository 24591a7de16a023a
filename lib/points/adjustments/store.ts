import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import type { proposeAdjustmentSchema } from './schema'

export type ProposeInput = z.output<typeof proposeAdjustmentSchema>
export type AdjustmentState = 'waiting' | 'posted' | 'declined' | 'reverted'
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

export const revert = (on: Queryable, at: Date | null, actorId: string, r: { adjustmentId: string; reason: string }) =>
  one<AdjustmentState>(on, 'select adjustment_revert($1, $2, $3, $4) as result', [
    r.adjustmentId,
    r.reason,
    actorId,
    at,
  ])

const textOf = ({ input, ...words }: Words) => JSON.stringify({ ...input, ...words })

async function one<V>(on: Queryable, text: string, values: readonly unknown[]): Promise<Result<V, AdjustmentRefusal>> {
  const made = await refusable<{ result: V } | null, AdjustmentRefusal>(row<{ result: V }>(text, values, on))
  if (!made.ok) return made
  invariant(made.value !== null, 'a function answers')
  return ok(made.value.result)
}
