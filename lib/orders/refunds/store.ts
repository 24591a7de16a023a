import type { z } from 'zod'
import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { RefundRefusal } from './errors'
import type { previewRefundSchema, RefundOutcome, refundOrderSchema } from './schema'

export type RefundInput = z.output<typeof refundOrderSchema>
export type PreviewInput = z.output<typeof previewRefundSchema>
type RefundMade = { refundId: string; outcome: RefundOutcome; replayed: boolean }

/** Refunds in one statement; the same request answers with the same refund. */
export const refund = (input: RefundInput, actorId: string, at: Date | null, on: Queryable) =>
  refusable<RefundMade, RefundRefusal>(
    rows<{ result: RefundMade }>('select order_refund($1) as result', [wordsFor(input, actorId, at)], on).then(
      ([found]) => (found as { result: RefundMade }).result,
    ),
  )

/** What that statement would do now; nothing is kept of it. */
export const preview = (input: RefundInput, actorId: string | null, at: Date | null, on: Queryable) =>
  refusable<RefundOutcome, RefundRefusal>(
    rows<{ seen: RefundOutcome }>('select order_refund_preview($1) as seen', [wordsFor(input, actorId, at)], on).then(
      ([found]) => (found as { seen: RefundOutcome }).seen,
    ),
  )

const wordsFor = ({ scope, ...input }: RefundInput, actorId: string | null, at: Date | null) =>
  JSON.stringify({ ...input, ...scope, actorId, at })
