/** Why a coupon was not saved, most decisive first. */
export type SaveCouponRefusal = 'coupon-unknown' | 'coupon-code-taken' | 'coupon-limit-below-used'
