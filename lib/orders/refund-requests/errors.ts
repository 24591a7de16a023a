import type { RefundRefusal } from '../refunds/errors'

/** Every refusal of asking for money back and of answering, most decisive first. */
export type RefundRequestRefusal =
  | RefundRefusal
  | 'link-expired'
  | 'refund-request-unknown'
  | 'refund-request-closed'
  | 'refund-already-asked'
