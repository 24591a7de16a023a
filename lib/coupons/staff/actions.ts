'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { archiveCoupon } from './archive-coupon'
import { archiveCoupons } from './archive-coupons'
import { restoreCoupon } from './restore-coupon'
import { saveCoupon } from './save-coupon'
import { archiveCouponsSchema, couponIdSchema, saveCouponSchema } from './schema'

export const saveCouponAction = staffAction('coupons.write', saveCouponSchema, saveCoupon)
export const archiveCouponAction = staffAction('coupons.write', couponIdSchema, archiveCoupon)
export const restoreCouponAction = staffAction('coupons.write', couponIdSchema, restoreCoupon)
export const archiveCouponsAction = staffAction('coupons.write', archiveCouponsSchema, archiveCoupons)
