import type { CheckoutCoupon } from '@/lib/checkout/queries'
import type { JudgedCoupon } from './checkout-quote'

export type CouponState = {
  coupons: readonly JudgedCoupon[]
  chosen: JudgedCoupon | null
  /** the rules have chosen, not the shopper */
  isBest: boolean
  currency: string
  onChoose: (key: string | null) => void
  onTyped: (coupon: CheckoutCoupon) => void
}
