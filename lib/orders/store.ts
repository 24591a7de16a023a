import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { ok, type Result } from '@/lib/kernel/result'
import type { PaymentLine } from '@/lib/payments/port'
import type { RefundRefusal } from './refunds/errors'
import type { OrderState, RefundState } from './rules'

export type Settlement = {
  outcome: 'settled' | 'already' | 'surplus'
  orderId: string
  refundId?: string
  state?: OrderState
}

export type Captured = {
  orderId: string
  paymentId: string
  amountMinor: number
  currency: string
  /** the provider's message that told of it, if one did */
  eventId: string | null
  at: Date | null
}

/** Moves an order by a payment, in one statement. */
export const settle = (payment: Captured, on: Queryable) =>
  refusable<Settlement, 'order-unknown'>(
    rows<{ result: Settlement }>(
      'select order_settle($1, $2, $3, $4, $5, $6) as result',
      [payment.orderId, payment.paymentId, payment.amountMinor, payment.currency, payment.eventId, payment.at],
      on,
    ).then(([found]) => (found as { result: Settlement }).result),
  )

/** Gives back what an unpaid order held; false when it is not waiting any more. */
export async function release(orderId: string, reason: string, at: Date | null, on: Queryable): Promise<boolean> {
  const done = await row<{ done: boolean }>('select order_release($1, $2, $3) as done', [orderId, reason, at], on)
  return done?.done === true
}

export const attachSession = (orderId: string, sessionId: string, url: string, on: Queryable) =>
  rows('select order_attach_session($1, $2, $3)', [orderId, sessionId, url], on)

export const ship = (
  input: { orderId: string; carrier: string; trackingNumber: string },
  actorId: string,
  at: Date | null,
  on: Queryable,
) =>
  refusable<unknown, 'order-not-shippable'>(
    rows(
      'select order_ship($1, $2, $3, $4, $5)',
      [input.orderId, input.carrier, input.trackingNumber, actorId, at],
      on,
    ),
  )

export type PendingRefund = {
  id: string
  orderId: string
  paymentId: string
  amountMinor: number
  attempts: number
  /** how often staff had it tried all over again */
  round: number
  /** when the provider has taken it and not finished it */
  providerRefundId: string | null
}

const REFUND = `select r.id, r.order_id as "orderId", p.provider_payment_id as "paymentId", r.amount_minor as "amountMinor",
  r.attempts, r.round, r.provider_refund_id as "providerRefundId" from refund r join payment p on p.id = r.payment_id`

/** A refund that the provider has not confirmed yet; null when there is no such one. */
export const pendingRefund = (id: string, on: Queryable) =>
  row<PendingRefund>(`${REFUND} where r.state = 'pending' and r.id = $1`, [id], on)

/** The refunds whose turn it is, oldest first. */
export const dueRefunds = (at: Date | null, on: Queryable) =>
  rows<PendingRefund>(
    `${REFUND} where r.state = 'pending' and r.due_at <= coalesce($1, now()) order by r.created_at limit 100`,
    [at],
    on,
  )

export const settleRefund = (
  refundId: string,
  result: { state: RefundState; providerRefundId: string | null; error: string | null },
  at: Date | null,
  on: Queryable,
) =>
  rows(
    'select refund_settle($1, $2, $3, $4, $5)',
    [refundId, result.providerRefundId, result.state, result.error, at],
    on,
  )

/** The refund of an order that waits for its money, if there is one. */
export async function findWaitingRefund(orderId: string, on: Queryable): Promise<string | null> {
  const found = await row<{ id: string }>(
    `select id from refund where order_id = $1 and state = 'pending' order by created_at desc limit 1`,
    [orderId],
    on,
  )
  return found?.id ?? null
}

/** A failed refund waits for its money anew, to be asked for under a new key. */
export const reopenRefund = (refundId: string, actorId: string, at: Date | null, on: Queryable) =>
  refusable<unknown, 'refund-not-failed'>(rows('select refund_reopen($1, $2, $3)', [refundId, actorId, at], on))

export type AwaitingOrder = { id: string; sessionId: string | null; isPastHold: boolean }

/** Orders that wait for payment for longer than a shopper needs to come back, or past their hold. */
export const awaitingOrders = (at: Date | null, on: Queryable) =>
  rows<AwaitingOrder>(
    `select o.id, o.session_id as "sessionId", o.hold_expires_at <= coalesce($1, now()) as "isPastHold"
     from order_waiting w join shop_order o on o.id = w.order_id and o.state = 'awaiting_payment'
     where w.since <= coalesce($1, now()) - interval '2 minutes' order by w.since limit 200`,
    [at],
    on,
  )

export type PayableOrder = {
  orderId: string
  number: number
  totalMinor: number
  currency: string
  email: string
  /** the order's own, whoever opens the page later */
  locale: string
  lines: readonly PaymentLine[]
  paymentMethod: PaymentMethod | null
  placedAt: Date
  paymentMinutes: number
}

/** What the pay page of an order says: the goods at their prices; when something came off, the page says the order as one line. */
export const payableOrder = (orderId: string, on: Queryable) =>
  row<PayableOrder>(
    `select o.id as "orderId", o.number, o.total_minor as "totalMinor", o.currency, o.email, o.locale, o.placed_at as "placedAt",
       o.payment_method as "paymentMethod",
       s.payment_minutes as "paymentMinutes", (select jsonb_agg(jsonb_build_object(
         'name', case o.locale when 'en' then l.title_en else l.title_zh end, 'quantity', l.quantity, 'amountMinor', l.goods_minor)
         order by l.position) from order_line l where l.order_id = o.id) as lines
     from shop_order o cross join shop s where o.id = $1`,
    [orderId],
    on,
  )

/** The parcel has arrived; false when that was known before. `actorId` is the member of staff who says so. */
export async function deliver(
  orderId: string,
  actorId: string | null,
  at: Date | null,
  on: Queryable,
): Promise<Result<boolean, 'order-not-deliverable'>> {
  const done = await refusable<{ news: boolean } | null, 'order-not-deliverable'>(
    row('select order_deliver($1, $2, $3) as news', [orderId, actorId, at], on),
  )
  return done.ok ? ok(done.value?.news === true) : done
}

/** Parcels that nobody spoke of for long enough; answers how many of these now count as delivered. */
export const deliverDue = (at: Date | null, most: number, on: Queryable): Promise<number> =>
  count('select orders_deliver_due($1, $2) as done', at, most, on)

/** Orders whose return window is over are done; answers how many. */
export const completeDue = (at: Date | null, most: number, on: Queryable): Promise<number> =>
  count('select orders_complete_due($1, $2) as done', at, most, on)

async function count(text: string, at: Date | null, most: number, on: Queryable): Promise<number> {
  return (await row<{ done: number }>(text, [at, most], on))?.done ?? 0
}

type GivenBack = { refundId: string; outcome: { moneyMinor: number } }

/** Refunds so many boxes of an order that nobody has opened, in one statement. */
export const giveBack = (
  asked: { orderId: string; draws: number; requestId: string; at: Date | null },
  on: Queryable,
) =>
  refusable<GivenBack, RefundRefusal | 'draws-back-over'>(
    rows<{ made: GivenBack }>('select draws_give_back($1) as made', [JSON.stringify(asked)], on).then(
      ([found]) => (found as { made: GivenBack }).made,
    ),
  )
