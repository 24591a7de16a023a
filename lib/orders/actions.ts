'use server'

import { alsoNeeds } from '@/lib/gate/also-needs'
import { publicAction } from '@/lib/gate/public-action'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { cancelOrder } from './cancel-order'
import { checkPayment } from './check-payment'
import { confirmReceipt } from './confirm-receipt'
import { giveBackDraws } from './give-back-draws'
import { markDelivered } from './mark-delivered'
import { givesMoneyBack } from './queries'
import { approveRequest } from './refund-requests/approve-request'
import { declineRequest } from './refund-requests/decline-request'
import { previewRequest } from './refund-requests/preview-request'
import { requestRefund } from './refund-requests/request-refund'
import {
  approveRequestSchema,
  declineRequestSchema,
  previewRequestSchema,
  requestRefundSchema,
  withdrawRequestSchema,
} from './refund-requests/schema'
import { withdrawRequest } from './refund-requests/withdraw-request'
import { previewRefund } from './refunds/preview-refund'
import { refundOrder } from './refunds/refund-order'
import { previewRefundSchema, refundOrderSchema } from './refunds/schema'
import { retryRefund } from './retry-refund'
import {
  giveBackDrawsSchema,
  markDeliveredSchema,
  orderLinkSchema,
  retryRefundSchema,
  shipOrderSchema,
  takeBackRewardSchema,
} from './schema'
import { shipOrder } from './ship-order'
import { takeBackReward } from './take-back-reward'

export const checkPaymentAction = publicAction(orderLinkSchema, checkPayment, {
  visitor: true,
  rate: { name: 'check-payment', max: 60, seconds: 60, wrong: ['order-unknown'] },
})
export const cancelOrderAction = publicAction(orderLinkSchema, cancelOrder)
export const confirmReceiptAction = publicAction(orderLinkSchema, confirmReceipt)
export const giveBackDrawsAction = shopperAction(giveBackDrawsSchema, giveBackDraws, {
  rate: { name: 'give-back-draws', max: 20, seconds: 60 },
})
export const markDeliveredAction = staffAction('orders.ship', markDeliveredSchema, markDelivered)
export const shipOrderAction = staffAction('orders.ship', shipOrderSchema, shipOrder)
export const takeBackClaimAction = staffAction(
  'rewards.void',
  takeBackRewardSchema,
  alsoNeeds('orders.refund', givesMoneyBack, takeBackReward),
)
export const retryRefundAction = staffAction('orders.refund', retryRefundSchema, retryRefund)
export const previewRefundAction = staffAction('orders.refund', previewRefundSchema, previewRefund)
export const refundOrderAction = staffAction('orders.refund', refundOrderSchema, refundOrder, {
  changesCatalogue: true,
})
// shown by locks that the shop needs too: a shopper looks as often as a person does
export const previewRequestAction = publicAction(previewRequestSchema, previewRequest, {
  visitor: true,
  rate: { name: 'preview-request', max: 40, seconds: 60, wrong: ['order-unknown'] },
})
export const requestRefundAction = publicAction(requestRefundSchema, requestRefund, {
  visitor: true,
  rate: { name: 'request-refund', max: 10, seconds: 600, wrong: ['order-unknown'] },
})
export const withdrawRequestAction = publicAction(withdrawRequestSchema, withdrawRequest, {
  visitor: true,
  rate: { name: 'withdraw-request', max: 20, seconds: 600, wrong: ['order-unknown'] },
})
export const approveRequestAction = staffAction('orders.refund', approveRequestSchema, approveRequest, {
  changesCatalogue: true,
})
export const declineRequestAction = staffAction('orders.refund', declineRequestSchema, declineRequest)
