/** Every refusal of giving an order back, most decisive first. */
export type RefundRefusal =
  | 'order-unknown'
  | 'order-not-refundable'
  | 'order-already-refunded'
  | 'draws-opened'
  | 'refund-too-much'
  | 'refund-nothing'
  | 'refund-changed'
  | 'key-reused'
