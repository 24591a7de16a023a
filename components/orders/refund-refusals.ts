import type { GateRefusal } from '@/lib/gate/context'
import type { RefundRequestRefusal } from '@/lib/orders/refund-requests/errors'

// a refusal that a shopper who asks for money back can meet and that is missing here is a type error
const met: Record<RefundRequestRefusal | GateRefusal, true> = {
  'order-unknown': true,
  'link-expired': true,
  'order-not-refundable': true,
  'order-already-refunded': true,
  'draws-opened': true,
  'refund-too-much': true,
  'refund-nothing': true,
  'refund-changed': true,
  'key-reused': true,
  'refund-request-unknown': true,
  'refund-request-closed': true,
  'refund-already-asked': true,
  'sign-in-needed': true,
  'not-allowed': true,
  'wrong-origin': true,
  'input-invalid': true,
  'too-many-tries': true,
  'door-shut': true,
}

/** The sentences of what a shopper can be refused who asks for money back, and of nothing else. */
export const refundRefusals = Object.keys(met).map((code) => `refusals.${code}` as const)
