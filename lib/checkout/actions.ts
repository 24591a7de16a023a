'use server'

import { publicAction } from '@/lib/gate/public-action'
import { lookUpCoupon } from './look-up-coupon'
import { placeOrder } from './place-order'
import { couponCodeSchema, placeOrderSchema } from './schema'

export const placeOrderAction = publicAction(placeOrderSchema, placeOrder, { visitor: true })
export const lookUpCouponAction = publicAction(couponCodeSchema, lookUpCoupon, {
  visitor: true,
  rate: { name: 'coupon-code', max: 10, seconds: 600, wrong: ['coupon-unknown'] },
})
