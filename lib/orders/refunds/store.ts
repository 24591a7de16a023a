import type { z } from 'zod'
import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { ProviderRefund } from '@/lib/payments/port'
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

/** A moment so many days back, by the database's clock. */
export async function daysBefore(days: number, at: Date | null, on: Queryable): Promise<Date> {
  const [found] = await rows<{ since: Date }>(
    'select coalesce($2::timestamptz, now()) - make_interval(days => $1) as since',
    [days, at],
    on,
  )
  return (found as { since: Date }).since
}

type MadeElsewhere = Pick<ProviderRefund, 'refundId' | 'amountMinor' | 'status'> & { paymentId: string }

/** Writes down a refund that was made at the provider; told again it is known. */
export async function refundMadeElsewhere(
  { paymentId, refundId, amountMinor, status }: MadeElsewhere,
  at: Date | null,
  on: Queryable,
): Promise<'not-ours' | 'known' | 'matched' | 'recorded'> {
  const [found] = await rows<{ outcome: 'not-ours' | 'known' | 'matched' | 'recorded' }>(
    'select refund_made_elsewhere($1, $2, $3, $4, $5) as outcome',
    [paymentId, refundId, amountMinor, status, at],
    on,
  )
  return found?.outcome ?? 'not-ours'
}

/** A refund that had gone through failed after all; false when none of ours had. */
export async function refundCameBack(refundId: string, at: Date | null, on: Queryable): Promise<boolean> {
  const [found] = await rows<{ done: boolean }>('select refund_came_back($1, $2) as done', [refundId, at], on)
  return found?.done === true
}

const wordsFor = ({ scope, ...input }: RefundInput, actorId: string | null, at: Date | null) =>
  JSON.stringify({ ...input, ...scope, actorId, at })
