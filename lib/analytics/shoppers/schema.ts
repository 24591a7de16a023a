import { z } from 'zod'

export const shopperOrders = ['newest', 'spent', 'orders', 'available', 'pending', 'held'] as const

/** Which shoppers to list, and by what. It comes out of an address: a filter that is none is as good as no filter. */
export const shopperFilterSchema = z.object({
  q: z.string().trim().max(100).nullable().catch(null).default(null),
  sort: z.enum(shopperOrders).catch('newest').default('newest'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type ShopperFilter = z.output<typeof shopperFilterSchema>
