import { z } from 'zod'
import { currencies } from '@/lib/kernel/currency'
import { paymentMethods } from '@/lib/kernel/payment-method'
import { reasonText } from '@/lib/kernel/reason'
import { isTimeZone } from '@/lib/kernel/time'

const fee = z.int().min(0).max(1_000_000)

/** What prices, points and figures are counted in; it stands from the first order or point on. */
export const regionShape = {
  currency: z.enum(currencies),
  // by its name: what is written as an offset means the opposite to PostgreSQL
  timeZone: z
    .string()
    .max(60)
    .regex(/^[A-Z]/)
    .refine(isTimeZone),
}

/** What the owner states of the shop. Issue messages are codes. */
export const saveShopSchema = z.strictObject({
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(60),
  ...regionShape,
  supportEmail: z.email().max(254),
  shippingFlatMinor: fee,
  /** null: shipping is never free */
  shippingFreeOverMinor: z.int().min(1).max(100_000_000).nullable(),
  shippingAbroadMinor: fee,
  returnWindowDays: z.int().min(0).max(90),
  /** a parcel that nobody speaks of counts as delivered after so many days */
  deliveredAfterDays: z.int().min(0).max(90),
  /** earned points that a refund finds spent: owed by the shopper, or their worth taken out of the money */
  shortfall: z.enum(['debt', 'refund']),
  /** points that come back to a lot which has ended live so many days more */
  pointsGraceDays: z.int().min(0).max(365),
  /** in the order in which checkout lists them; the first is chosen unless another is */
  paymentMethods: z
    .array(z.enum(paymentMethods))
    .min(1)
    .refine((all) => new Set(all).size === all.length),
  reason: reasonText(300),
})

export type SaveShop = z.output<typeof saveShopSchema>

export const checkBooksSchema = z.strictObject({})
