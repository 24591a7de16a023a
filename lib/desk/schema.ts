import { z } from 'zod'
import { saveShopSchema } from '@/lib/shop/schema'
import { signUpSchema } from '@/lib/shoppers/schema'

export const findingKinds = [
  'order',
  'shopper',
  'product',
  'coupon',
  'reward',
  'campaign',
  'adjustment',
  'behaviour',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** A number, a name or a code, as somebody remembers it. */
export const findOnDeskSchema = z.strictObject({ query: z.string().trim().min(1).max(80) })
/** What an empty shop is told by whoever holds its link: what it is called, what it counts in, and whose it is. */
export const openShopSchema = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/, 'opening-spent'),
  nameZh: signUpSchema.shape.name,
  nameEn: signUpSchema.shape.name,
  currency: saveShopSchema.shape.currency,
  timeZone: saveShopSchema.shape.timeZone,
  name: signUpSchema.shape.name,
  email: signUpSchema.shape.email,
  password: signUpSchema.shape.password,
})
export type OpenShop = z.output<typeof openShopSchema>

/** What makes a shop of an empty one, in the order in which it pays: from its name to its first order. */
export const firstSteps = ['shop', 'product', 'rules', 'reward', 'staff', 'order'] as const
export type FirstStep = (typeof firstSteps)[number]
