import { createHash } from 'node:crypto'
import { ApiError, absent } from './api-error'
import { type Book, newId, nowSeconds } from './book'
import type { IntentRecord, SessionRecord } from './records'
import { intentView } from './views'

export function needIntent(book: Book, id: string): IntentRecord {
  const intent = book.store.get('intent', id)
  if (!intent) throw absent('payment_intent', id)
  return intent
}

/** One attempt to pay a session; a declined card leaves the intent waiting for another. */
export function tryPayment(book: Book, session: SessionRecord, decline: string | null): IntentRecord {
  const known = session.intent ? needIntent(book, session.intent) : newIntent(book, session)
  if (known.status !== 'requires_payment_method') throw wrongState(known)
  const charge = book.store.put('charge', {
    id: newId('ch'),
    created: nowSeconds(),
    amount: known.amount,
    refunded: 0,
    currency: known.currency,
    paid: decline === null,
    intent: known.id,
    card: cardOf(session),
  })
  const intent = book.store.put('intent', {
    ...known,
    charge: charge.id,
    declined: decline,
    status: decline === null ? 'succeeded' : 'requires_payment_method',
  })
  const { delivery } = session
  if (decline === null) {
    book.announce('charge.succeeded', { kind: 'charge', record: charge }, delivery)
    book.announce('payment_intent.succeeded', { kind: 'intent', record: intent }, delivery)
  } else {
    book.announce('charge.failed', { kind: 'charge', record: charge }, delivery)
    book.announce('payment_intent.payment_failed', { kind: 'intent', record: intent }, delivery)
  }
  return intent
}

// here everybody has one card, known by the address that they pay under; nobody's is a card of its own
const cardOf = ({ email, id, allowedMethods }: SessionRecord) =>
  allowedMethods?.length && !allowedMethods.includes('card')
    ? null
    : createHash('sha256')
        .update(email ?? id)
        .digest('hex')
        .slice(0, 16)

function newIntent(book: Book, session: SessionRecord): IntentRecord {
  const intent = book.store.put('intent', {
    id: newId('pi'),
    created: nowSeconds(),
    amount: session.amount,
    currency: session.currency,
    status: 'requires_payment_method',
    description: session.intentDescription,
    metadata: session.intentMetadata,
    charge: null,
    declined: null,
    canceledAt: null,
    session: session.id,
  })
  book.announce('payment_intent.created', { kind: 'intent', record: intent }, session.delivery)
  return intent
}

export function cancelIntent(book: Book, intent: IntentRecord): IntentRecord {
  if (intent.status !== 'requires_payment_method') throw wrongState(intent)
  const canceled = book.store.put('intent', { ...intent, status: 'canceled', canceledAt: nowSeconds() })
  book.announce('payment_intent.canceled', { kind: 'intent', record: canceled })
  return canceled
}

const wrongState = (intent: IntentRecord) =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent's status is ${intent.status}, which does not allow this.`,
    payment_intent: intentView(intent),
  })
