'use server'

import { publicAction } from '@/lib/gate/public-action'
import { staffAction } from '@/lib/gate/staff-action'
import { cancelOrder } from './cancel-order'
import { checkPayment } from './check-payment'
import { confirmReceipt } from './confirm-receipt'
import { markDelivered } from './mark-delivered'
import { previewRefund } from './refunds/preview-refund'
import { refundOrder } from './refunds/refund-order'
import { previewRefundSchema, refundOrderSchema } from './refunds/schema'
import { retryRefund } from './retry-refund'
import { markDeliveredSchema, orderLinkSchema, retryRefundSchema, shipOrderSchema } from './schema'
import { shipOrder } from './ship-order'

export const checkPaymentAction = publicAction(orderLinkSchema, checkPayment, {
  visitor: true,
  rate: { name: 'check-payment', max: 60, seconds: 60, wrong: ['order-unknown'] },
})
export const cancelOrderAction = publicAction(orderLinkSchema, cancelOrder)
export const confirmReceiptAction = publicAction(orderLinkSchema, confirmReceipt)
export const markDeliveredAction = staffAction('orders.ship', markDeliveredSchema, markDelivered)
export const shipOrderAction = staffAction('orders.ship', shipOrderSchema, shipOrder)
export const retryRefundAction = staffAction('orders.refund', retryRefundSchema, retryRefund)
export const previewRefundAction = staffAction('orders.refund', previewRefundSchema, previewRefund)
export const refundOrderAction = staffAction('orders.refund', refundOrderSchema, refundOrder, {
  changesCatalogue: true,
})
