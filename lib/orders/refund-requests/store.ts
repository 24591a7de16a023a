import type { z } from 'zod'
import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import type { RefundOutcome, RefundScope } from '../refunds/schema'
import type { RefundRequestRefusal } from './errors'
import type { RefundRequestState } from './rules'
import type { approveRequestSchema } from './schema'

type Made = { id: string; state: RefundRequestState }
type Approved = { refundId: string; outcome: RefundOutcome; replayed: boolean }
type Wish = { orderId: string; requestId: string; reason: string; scope: RefundScope; expected: RefundOutcome }

const answerOf = async <T>(text: string, values: unknown[], on: Queryable): Promise<T> =>
  ((await row<{ answer: T }>(text, values, on)) as { answer: T }).answer

export const make = (wish: Wish, at: Date | null, on: Queryable) =>
  refusable<Made, RefundRequestRefusal>(
    answerOf<Made>('select refund_request_make($1) as answer', [JSON.stringify({ ...wish, at })], on),
  )

export const withdraw = (orderId: string, requestId: string, at: Date | null, on: Queryable) =>
  refusable<unknown, RefundRequestRefusal>(
    rows('select refund_request_withdraw($1, $2, $3)', [orderId, requestId, at], on),
  )

/** The yes and its refund, in one statement. */
export const approve = (
  input: z.output<typeof approveRequestSchema>,
  actorId: string,
  at: Date | null,
  on: Queryable,
) =>
  refusable<Approved, RefundRequestRefusal>(
    answerOf<Approved>('select refund_request_approve($1) as answer', [JSON.stringify({ ...input, actorId, at })], on),
  )

export const decline = (requestId: string, note: string, actorId: string, at: Date | null, on: Queryable) =>
  refusable<unknown, RefundRequestRefusal>(
    rows('select refund_request_decline($1, $2, $3, $4)', [requestId, note, actorId, at], on),
  )
