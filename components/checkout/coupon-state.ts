import type { CheckoutCoupon } from '@/lib/checkout/queries'
import type { JudgedCoupon } from './checkout-quote'

export type CouponState = {
  coupons: readonly JudgedCoupon[]
  chosen: readonly JudgedCoupon[]
  /** the rules have chosen, not the shopper */
  isBest: boolean
  currency: string
  /** one that is pressed is taken or put back; null: none shall stand */
  onPress: (one: JudgedCoupon | null) => void
  onTyped: (coupon: CheckoutCoupon) => void
}
