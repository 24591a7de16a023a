import { z } from 'zod'
import { paymentMethods } from '@/lib/kernel/payment-method'
import { addressSchema, emailSchema } from '@/lib/shoppers/schema'

/** What a browser asks for; every price in it is only compared, never believed. */
export const placeOrderSchema = z.strictObject({
  requestId: z.uuid(),
  email: emailSchema,
  address: addressSchema,
  /** the coupon of a code */
  couponId: z.uuid().nullable().default(null),
  /** a coupon of the shopper's own, beside the code where both allow it */
  grantId: z.uuid().nullable().default(null),
  points: z.int().min(0).max(100_000_000).default(0),
  expectedTotalMinor: z.int().min(0),
  lines: z
    .array(z.strictObject({ variantId: z.uuid(), quantity: z.int().min(1).max(99) }))
    .min(1)
    .max(50),
  note: z.string().trim().max(300).default(''),
  /** null: the shop's first */
  paymentMethod: z.enum(paymentMethods).nullable().default(null),
})

export type PlaceOrderInput = z.output<typeof placeOrderSchema>

export const couponCodeSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .transform((code) => code.toUpperCase()),
})
