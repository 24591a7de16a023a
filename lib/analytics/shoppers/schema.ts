import { z } from 'zod'
import { sortsOf } from '@/lib/kernel/sorting'
import { segmentCodes } from '@/lib/shoppers/segments/rules'

export const shopperOrders = ['newest', 'spent', 'orders', 'available', 'pending', 'held'] as const

const score = z.coerce.number().int().min(1).max(5).nullable().catch(null).default(null)

/** Which shoppers to list, and by what. It comes out of an address: a filter that is none is as good as no filter. */
export const shopperFilterSchema = z.object({
  q: z.string().trim().max(100).nullable().catch(null).default(null),
  sort: z.enum(sortsOf(shopperOrders)).catch('newest').default('newest'),
  segment: z.enum(segmentCodes).nullable().catch(null).default(null),
  /** scores of recency and frequency */
  r: score,
  f: score,
  /** a side of the newest holdout: who was drawn not to be offered points for deeds, and who joined beside them */
  arm: z.enum(['held', 'rest']).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type ShopperFilter = z.output<typeof shopperFilterSchema>
