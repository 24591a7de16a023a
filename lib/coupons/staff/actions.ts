'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { archiveCoupon } from './archive-coupon'
import { restoreCoupon } from './restore-coupon'
import { saveCoupon } from './save-coupon'
import { couponIdSchema, saveCouponSchema } from './schema'

export const saveCouponAction = staffAction('coupons.write', saveCouponSchema, saveCoupon)
export const archiveCouponAction = staffAction('coupons.write', couponIdSchema, archiveCoupon)
export const restoreCouponAction = staffAction('coupons.write', couponIdSchema, restoreCoupon)
