import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { type CheckoutCoupon, checkoutFacts } from './queries'

/** A typed code answers alike when it is unknown, used up or over: codes are not to be guessed at. */
export async function lookUpCoupon(
  ctx: Context,
  { code }: { code: string },
): Promise<Result<CheckoutCoupon, 'coupon-unknown'>> {
  const { coupons } = await checkoutFacts(ctx, { code })
  const found = coupons.find((coupon) => coupon.code === code)
  return found ? ok(found) : refuse('coupon-unknown')
}
