import { absent, invalid } from './api-error'
import type { Book } from './book'
import { type Params, refuseUnknown, textOf, wholeOf } from './form'
import { tryPayment } from './intents'
import type { Delivery, SessionRecord } from './records'
import { readSession } from './session-input'
import { listView, sessionView } from './views'

export function needSession(book: Book, id: string): SessionRecord {
  const session = book.store.get('session', id)
  if (!session) throw absent('checkout.session', id)
  return endWhenDue(book, session)
}

export function createSession(book: Book, params: Params): SessionRecord {
  const session = book.store.put('session', readSession(params, book.allowShort))
  book.watched.add(session.id)
  return session
}

export function listSessions(book: Book, params: Params) {
  refuseUnknown(params, ['limit', 'starting_after', 'payment_intent', 'status', 'expand'])
  const limit = wholeOf(params, 'limit') ?? 10
  if (limit < 1 || limit > 100) throw invalid('Invalid integer: limit must be between 1 and 100', { param: 'limit' })
  const [intent, status, after] = [
    textOf(params, 'payment_intent'),
    textOf(params, 'status'),
    textOf(params, 'starting_after'),
  ]
  const newestFirst = [...book.store.all('session')].reverse()
  const from = after === null ? 0 : newestFirst.findIndex((session) => session.id === after) + 1
  if (after !== null && from === 0) throw absent('checkout.session', after)
  const found = newestFirst
    .slice(from)
    .filter((session) => (!intent || session.intent === intent) && (!status || session.status === status))
  const page = found.slice(0, limit).map((session) => sessionView(session, book))
  return listView(page, '/v1/checkout/sessions', found.length > limit)
}

/** As Stripe: only an open session can be ended. */
export function expireSession(book: Book, session: SessionRecord): SessionRecord {
  if (session.status !== 'open') {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  }
  const ended = book.store.put('session', { ...session, status: 'expired' })
  if (ended.lateAt === null) book.watched.delete(ended.id)
  book.announce('checkout.session.expired', { kind: 'session', record: ended }, ended.delivery)
  return ended
}

export function paySession(book: Book, session: SessionRecord, decline: string | null, delivery: Delivery | null) {
  if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`)
  return complete(book, { ...session, delivery: delivery ?? session.delivery }, decline)
}

/** The shopper paid, the session ended first, and the money arrives all the same. */
export function paySessionLate(book: Book, session: SessionRecord, delivery: Delivery | null, afterMs: number) {
  const chosen = { ...session, delivery: delivery ?? session.delivery, lateAt: Date.now() + afterMs }
  const ended = expireSession(book, chosen)
  book.watched.add(ended.id)
  return ended
}

function complete(book: Book, session: SessionRecord, decline: string | null): SessionRecord {
  const intent = tryPayment(book, session, decline)
  if (decline) return book.store.put('session', { ...session, intent: intent.id })
  book.watched.delete(session.id)
  const done = book.store.put('session', {
    ...session,
    intent: intent.id,
    status: 'complete',
    paid: true,
    lateAt: null,
  })
  book.announce('checkout.session.completed', { kind: 'session', record: done }, done.delivery)
  return done
}

function endWhenDue(book: Book, session: SessionRecord): SessionRecord {
  if (session.status === 'open' && session.expiresAt * 1000 <= Date.now()) return expireSession(book, session)
  if (session.lateAt === null || session.lateAt > Date.now()) return session
  const canceled = session.intent !== null && book.store.get('intent', session.intent)?.status === 'canceled'
  if (!canceled) return complete(book, session, null)
  // somebody took the payment back before it came: nothing will arrive
  book.watched.delete(session.id)
  return book.store.put('session', { ...session, lateAt: null })
}

/** Ends what is due and lets late payments arrive. */
export function sweepSessions(book: Book): void {
  for (const id of book.watched) {
    const session = book.store.get('session', id)
    if (session) endWhenDue(book, session)
  }
}
