import { couponNames } from '@/components/refunds/coupon-names'
import { refundableLines } from '@/components/refunds/refundable-line'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import type { RefundableOrder } from './refund-form-client'

/** What a refund's form needs to know of an order: what is left of it, and the shop's rules. */
export function refundableOf(order: StaffOrder, locale: string): RefundableOrder {
  const { lines } = order
  return {
    id: order.id,
    number: order.number,
    currency: order.currency,
    isShipped: order.state !== 'paid',
    lines: refundableLines(order),
    leftMinor: lines.reduce((sum, line) => sum + line.netMinor - line.refundedNetMinor, 0),
    leftShippingMinor: order.shippingMinor - order.refundedShippingMinor,
    shortfall: order.shortfall,
    graceDays: order.graceDays,
    coupon: couponNames(order, locale),
  }
}
