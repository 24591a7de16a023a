/** How the events of one session reach the shop. */
export const deliveries = ['at-once', 'late', 'twice', 'lost'] as const
export type Delivery = (typeof deliveries)[number]

export type ItemRecord = { id: string; name: string; description: string | null; unitAmount: number; quantity: number }

export type SessionRecord = {
  id: string
  created: number
  amount: number
  currency: string
  status: 'open' | 'complete' | 'expired'
  paid: boolean
  expiresAt: number
  email: string | null
  locale: string | null
  clientReferenceId: string | null
  metadata: Record<string, string>
  intentMetadata: Record<string, string>
  intentDescription: string | null
  items: ItemRecord[]
  /** what the page may offer; none: whatever the account has */
  allowedMethods?: string[]
  successUrl: string
  cancelUrl: string | null
  intent: string | null
  delivery: Delivery | null
  /** Milliseconds: when a payment that the shopper sent before the end arrives after it. */
  lateAt: number | null
}

export type IntentRecord = {
  id: string
  created: number
  amount: number
  currency: string
  status: 'requires_payment_method' | 'succeeded' | 'canceled'
  description: string | null
  metadata: Record<string, string>
  charge: string | null
  declined: string | null
  canceledAt: number | null
  session: string
}

export type ChargeRecord = {
  id: string
  created: number
  amount: number
  refunded: number
  currency: string
  paid: boolean
  intent: string
  /** the fingerprint of the card that paid; null: it was no card */
  card: string | null
}

export type RefundRecord = {
  id: string
  created: number
  amount: number
  currency: string
  charge: string
  intent: string
  reason: string | null
  metadata: Record<string, string>
}

export type Snapshot =
  | { kind: 'session'; record: SessionRecord }
  | { kind: 'intent'; record: IntentRecord }
  | { kind: 'charge'; record: ChargeRecord }
  | { kind: 'refund'; record: RefundRecord }

export type EventRecord = { id: string; created: number; type: string; snapshot: Snapshot; delivery: Delivery }

/** A webhook that is still owed to the shop. */
export type DeliveryRecord = { id: string; event: string; attempt: number; dueAt: number }

/** The first answer under an idempotency key, and what was asked. */
export type KeyRecord = { id: string; at: number; asked: string; status: number; body: string }

/** Money sent to somebody, under the key of whoever sent it. paidAt: null when it was refused for good, ahead while it is under way. */
export type TransferRecord = {
  id: string
  transferId: string
  at: number
  amountMinor: number
  currency: string
  recipient: string
  paidAt: number | null
}

export type Tables = {
  transfer: TransferRecord
  session: SessionRecord
  intent: IntentRecord
  charge: ChargeRecord
  refund: RefundRecord
  event: EventRecord
  delivery: DeliveryRecord
  key: KeyRecord
}
export type Kind = keyof Tables
