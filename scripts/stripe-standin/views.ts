import type Stripe from 'stripe'
import { absentFields } from './absent-fields'
import type { Book } from './book'
import type {
  ChargeRecord,
  EventRecord,
  IntentRecord,
  ItemRecord,
  RefundRecord,
  SessionRecord,
  Snapshot,
} from './records'

export const listView = <T>(data: T[], url: string, hasMore = false) =>
  ({ object: 'list', data, has_more: hasMore, url }) satisfies Stripe.ApiList<T>

export function itemView(item: ItemRecord, currency: string) {
  const total = item.unitAmount * item.quantity
  return {
    id: item.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: item.name,
    metadata: null,
    price: null,
    quantity: item.quantity,
  } satisfies Stripe.LineItem
}

const cardView = (fingerprint: string) => ({
  ...absentFields.card,
  fingerprint,
})

export function chargeView(charge: ChargeRecord) {
  return {
    ...absentFields.charge,
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: charge.paid ? charge.amount : 0,
    amount_refunded: charge.refunded,
    captured: charge.paid,
    created: charge.created,
    currency: charge.currency,
    failure_code: charge.paid ? null : 'card_declined',
    failure_message: charge.paid ? null : 'Your card was declined.',
    paid: charge.paid,
    payment_intent: charge.intent,
    payment_method_details: charge.card ? { type: 'card', card: cardView(charge.card) } : null,
    refunded: charge.refunded === charge.amount,
    status: charge.paid ? 'succeeded' : 'failed',
  } satisfies Stripe.Charge
}

export function intentView(intent: IntentRecord, book?: Book, expand: readonly string[] = []) {
  const charge =
    intent.charge && expand.includes('latest_charge') ? book?.store.get('charge', intent.charge) : undefined
  return {
    ...absentFields.intent,
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    canceled_at: intent.canceledAt,
    created: intent.created,
    currency: intent.currency,
    description: intent.description,
    last_payment_error: intent.declined
      ? {
          type: 'card_error',
          code: 'card_declined',
          decline_code: intent.declined,
          message: 'Your card was declined.',
          charge: intent.charge ?? '',
        }
      : null,
    latest_charge: charge ? chargeView(charge) : intent.charge,
    metadata: intent.metadata,
    status: intent.status,
  } satisfies Stripe.PaymentIntent
}

export function sessionView(session: SessionRecord, book: Book, expand: readonly string[] = []) {
  const intent =
    session.intent && expand.includes('payment_intent') ? book.store.get('intent', session.intent) : undefined
  return {
    ...absentFields.session,
    id: session.id,
    object: 'checkout.session',
    allowed_payment_method_types: session.allowedMethods?.length ? session.allowedMethods : null,
    amount_subtotal: session.amount,
    amount_total: session.amount,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    created: session.created,
    currency: session.currency,
    customer_email: session.email,
    expires_at: session.expiresAt,
    locale: session.locale,
    ...(expand.includes('line_items') && {
      line_items: listView(
        session.items.map((item) => itemView(item, session.currency)),
        `/v1/checkout/sessions/${session.id}/line_items`,
      ),
    }),
    metadata: session.metadata,
    payment_intent: intent ? intentView(intent) : session.intent,
    payment_method_types: session.allowedMethods?.length ? session.allowedMethods : ['card'],
    payment_status: session.paid ? 'paid' : 'unpaid',
    status: session.status,
    success_url: session.successUrl,
    url: session.status === 'open' ? `${book.publicUrl()}/pay/${session.id}` : null,
  } satisfies Stripe.Checkout.Session
}

export function refundView(refund: RefundRecord) {
  return {
    ...absentFields.refund,
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    metadata: refund.metadata,
    payment_intent: refund.intent,
    reason: refund.reason,
    status: 'succeeded',
  } satisfies Stripe.Refund
}

function snapshotView(snapshot: Snapshot, book: Book) {
  if (snapshot.kind === 'session') return sessionView(snapshot.record, book)
  if (snapshot.kind === 'intent') return intentView(snapshot.record)
  return snapshot.kind === 'charge' ? chargeView(snapshot.record) : refundView(snapshot.record)
}

export function eventView(event: EventRecord, book: Book) {
  return {
    id: event.id,
    object: 'event',
    api_version: book.apiVersion,
    created: event.created,
    livemode: false,
    pending_webhooks: book.store.get('delivery', `${event.id}-1`) ? 1 : 0,
    request: { id: null, idempotency_key: null },
    type: event.type,
    data: { object: snapshotView(event.snapshot, book) },
  } satisfies Record<keyof Omit<Stripe.EventBase, 'account' | 'context'>, unknown>
}
