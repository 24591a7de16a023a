'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { exchangeCoupon } from './exchange-coupon'
import { exchangeCouponSchema } from './schema'

export const exchangeCouponAction = shopperAction(exchangeCouponSchema, exchangeCoupon, {
  rate: { name: 'exchange', max: 30, seconds: 60 },
})
