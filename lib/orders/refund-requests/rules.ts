import type { RefundOutcome, RefundScope, Shortfall } from '../refunds/schema'
import { type OrderDraws, type OrderState, orderMay } from '../rules'

/** A request is answered once: by the shop, or by the shopper who takes it back. */
export type RefundRequestState = 'requested' | 'approved' | 'declined' | 'withdrawn'

/** A shopper's wish for money back, as the database's refund_requests says it. */
export type RefundRequestView = {
  id: string
  scope: RefundScope
  reason: string
  /** what the shopper was shown */
  shown: RefundOutcome
  shortfall: Shortfall
  state: RefundRequestState
  createdAt: string
  decidedAt: string | null
  /** what the shopper is told of a no */
  note: string
}

type Asked = { state: OrderState; requests: readonly RefundRequestView[]; draws: OrderDraws | null }

export const openRequest = ({ requests }: Pick<Asked, 'requests'>): RefundRequestView | undefined =>
  requests.find((request) => request.state === 'requested')

/** Money back can be asked for while an order can be refunded, one request at a time; of boxes as long as one is unopened. */
export const mayAskForRefund = (order: Asked): boolean =>
  orderMay('refund', order.state) && !openRequest(order) && order.draws?.unopened !== 0
