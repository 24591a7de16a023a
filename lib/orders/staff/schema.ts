import { z } from 'zod'
import { sortsOf } from '@/lib/kernel/sorting'
import { orderStates } from '../rules'

/** Which orders a list shows. It comes out of an address, so a filter that is none is as good as no filter. */
export const orderFilterSchema = z.object({
  state: z.enum(orderStates).nullable().catch(null).default(null),
  /** which of an order's days the range is about; money: whatever was paid or given back on these days, and no other money */
  by: z.enum(['placed', 'paid', 'refunded', 'money']).catch('placed').default('placed'),
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
  /** a number, or a part of a name or an address */
  q: z.string().trim().max(100).nullable().catch(null).default(null),
  /** orders whose shopper asks for money back, or of which a part has gone back */
  refund: z.enum(['asked', 'partly']).nullable().catch(null).default(null),
  /** of members: their first paid order, or orders of those who had paid one before these days */
  buyers: z.enum(['first', 'back']).nullable().catch(null).default(null),
  shopper: z.uuid().nullable().catch(null).default(null),
  /** by the day that it is about, by its total, or by the points that it earned */
  sort: z
    .enum(sortsOf(['day', 'total', 'points']))
    .catch('day')
    .default('day'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type OrderFilter = z.output<typeof orderFilterSchema>
