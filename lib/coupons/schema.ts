import { z } from 'zod'

/** Points for a coupon, at the price that the shopper saw. */
export const exchangeCouponSchema = z.strictObject({
  couponId: z.uuid(),
  costPoints: z.int().min(1).max(100_000_000),
  requestId: z.uuid(),
})
