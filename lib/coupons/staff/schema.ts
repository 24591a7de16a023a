import { z } from 'zod'
import { sortsOf } from '@/lib/kernel/sorting'
import { couponKinds } from '../rules'

const money = z.int().min(0).max(100_000_000)
const when = z.iso.datetime({ offset: true }).nullable()

/** A coupon as the merchant states it; with an id it changes that one. Issue messages are codes. */
export const saveCouponSchema = z
  .strictObject({
    id: z.uuid().nullable(),
    /** null: it can't be typed in, only given or exchanged */
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{3,24}$/, 'coupon-code-shape')
      .nullable(),
    titleZh: z.string().trim().min(1).max(60),
    titleEn: z.string().trim().min(1).max(80),
    kind: z.enum(couponKinds),
    amountMinor: money,
    percentBps: z.int().min(0).max(10_000),
    maxDiscountMinor: money.min(1).nullable(),
    minGoodsMinor: money,
    /** for these alone; none of either: for all goods */
    productIds: z.array(z.uuid()).max(200),
    collectionIds: z.array(z.uuid()).max(50),
    /** how many of them a 'product' voucher gives */
    pieces: z.int().min(1).max(99).nullable(),
    startsAt: when,
    endsAt: when,
    usageLimit: z.int().min(1).max(10_000_000).nullable(),
    perShopperLimit: z.int().min(1).max(1_000).nullable(),
    validDays: z.int().min(1).max(3_650),
    listed: z.boolean(),
    /** applies by itself; said when it is made, and for good */
    isAutomatic: z.boolean(),
    stacksWithAutomatic: z.boolean(),
    /** with codes and with coupons of the shopper's own */
    stacksWithCodes: z.boolean(),
  })
  .refine((coupon) => coupon.kind !== 'amount' || coupon.amountMinor > 0, {
    path: ['amountMinor'],
    error: 'coupon-amount-needed',
  })
  .refine((coupon) => coupon.kind !== 'percent' || coupon.percentBps > 0, {
    path: ['percentBps'],
    error: 'coupon-percent-needed',
  })
  .refine(({ kind, pieces }) => kind !== 'product' || pieces !== null, {
    path: ['pieces'],
    error: 'coupon-pieces-needed',
  })
  .refine(({ kind, productIds, collectionIds }) => kind !== 'product' || productIds.length + collectionIds.length > 0, {
    path: ['productIds'],
    error: 'coupon-goods-needed',
  })
  // nobody types an automatic discount in, has it, or runs out of it
  .refine(({ isAutomatic, code }) => !isAutomatic || code === null, { path: ['code'], error: 'coupon-automatic-code' })
  .refine(({ isAutomatic, kind }) => !isAutomatic || kind !== 'product', {
    path: ['kind'],
    error: 'coupon-automatic-kind',
  })
  .refine(
    ({ isAutomatic, listed, usageLimit, perShopperLimit }) =>
      !isAutomatic || (!listed && usageLimit === null && perShopperLimit === null),
    { path: ['usageLimit'], error: 'coupon-automatic-limit' },
  )
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: 'coupon-ends-before-start',
  })

export type SaveCoupon = z.output<typeof saveCouponSchema>

/** Which coupons a list shows; what it can't read it leaves out. */
export const couponListSchema = z.object({
  state: z.enum(['archived']).nullable().catch(null),
  /** null: those that work first, the newest of them */
  sort: z
    .enum(sortsOf(['ends', 'used', 'saved']))
    .nullable()
    .catch(null),
})
export type CouponList = z.output<typeof couponListSchema>

export const couponIdSchema = z.strictObject({ couponId: z.uuid() })
export const archiveCouponsSchema = z.strictObject({
  couponIds: z.array(z.uuid()).min(1).max(500),
  archived: z.boolean(),
})

/** A coupon before anything is said of it. */
export const blankCoupon: z.input<typeof saveCouponSchema> = {
  id: null,
  code: null,
  titleZh: '',
  titleEn: '',
  kind: 'amount',
  amountMinor: 0,
  percentBps: 0,
  maxDiscountMinor: null,
  minGoodsMinor: 0,
  productIds: [],
  collectionIds: [],
  pieces: null,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perShopperLimit: null,
  validDays: 30,
  listed: false,
  isAutomatic: false,
  stacksWithAutomatic: true,
  stacksWithCodes: false,
}
