'use server'

import { publicAction } from '@/lib/gate/public-action'
import { lookUpCoupon } from './look-up-coupon'
import { couponCodeSchema } from './schema'

export const lookUpCouponAction = publicAction(couponCodeSchema, lookUpCoupon, {
  visitor: true,
  rate: { name: 'coupon-code', max: 10, seconds: 600, wrong: ['coupon-unknown'] },
})
