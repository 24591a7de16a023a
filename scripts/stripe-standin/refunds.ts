import { absent, invalid, missing } from './api-error'
import { type Book, newId, nowSeconds } from './book'
import { groupOf, metadataOf, type Params, refuseUnknown, textOf, wholeOf } from './form'
import { needIntent } from './intents'
import type { ChargeRecord, RefundRecord } from './records'
import { listView, refundView } from './views'

/** Money goes back to the payment it came from, and never more than is left of it. */
export function createRefund(book: Book, params: Params): RefundRecord {
  refuseUnknown(params, ['payment_intent', 'charge', 'amount', 'reason', 'metadata', 'expand'])
  const charge = chargeOf(book, params)
  if (!charge?.paid) throw invalid('This PaymentIntent does not have a successful charge to refund.')
  const left = charge.amount - charge.refunded
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  const amount = wholeOf(params, 'amount') ?? left
  if (amount < 1) throw invalid('Invalid positive integer', { param: 'amount', code: 'parameter_invalid_integer' })
  if (amount > left) {
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  }
  const reason = textOf(params, 'reason')
  if (reason && !['duplicate', 'fraudulent', 'requested_by_customer'].includes(reason)) {
    throw invalid(`Invalid reason: ${reason}`, { param: 'reason' })
  }
  const after = book.store.put('charge', { ...charge, refunded: charge.refunded + amount })
  const refund = book.store.put('refund', {
    id: newId('re'),
    created: nowSeconds(),
    amount,
    currency: charge.currency,
    charge: charge.id,
    intent: charge.intent,
    reason,
    metadata: metadataOf(params),
  })
  const delivery = book.store.get('session', needIntent(book, charge.intent).session)?.delivery
  book.announce('refund.created', { kind: 'refund', record: refund }, delivery)
  book.announce('charge.refunded', { kind: 'charge', record: after }, delivery)
  return refund
}

function chargeOf(book: Book, params: Params): ChargeRecord | undefined {
  const [chargeId, intentId] = [textOf(params, 'charge'), textOf(params, 'payment_intent')]
  if (chargeId) {
    const charge = book.store.get('charge', chargeId)
    if (!charge) throw absent('charge', chargeId)
    return charge
  }
  if (!intentId) throw missing('payment_intent')
  const intent = needIntent(book, intentId)
  return intent.charge ? book.store.get('charge', intent.charge) : undefined
}

export function needRefund(book: Book, id: string): RefundRecord {
  const refund = book.store.get('refund', id)
  if (!refund) throw absent('refund', id)
  return refund
}

export function listRefunds(book: Book, params: Params) {
  refuseUnknown(params, ['limit', 'payment_intent', 'charge', 'created', 'starting_after', 'expand'])
  const [intent, charge, limit] = [
    textOf(params, 'payment_intent'),
    textOf(params, 'charge'),
    wholeOf(params, 'limit') ?? 10,
  ]
  const since = wholeOf(groupOf(params, 'created'), 'gte', 'created[gte]') ?? 0
  const after = textOf(params, 'starting_after')
  const newestFirst = [...book.store.all('refund')].reverse()
  const from = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1
  if (after !== null && from === 0) throw absent('refund', after)
  const found = newestFirst
    .slice(from)
    .filter(
      (refund) =>
        (!intent || refund.intent === intent) && (!charge || refund.charge === charge) && refund.created >= since,
    )
  return listView(found.slice(0, limit).map(refundView), '/v1/refunds', found.length > limit)
}
