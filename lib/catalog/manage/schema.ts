import { z } from 'zod'
import { productStatuses } from './rules'

export const manageSorts = ['updated', 'title', 'price-up', 'price-down', 'stock-up', 'stock-down'] as const
export const MANAGE_PAGE_SIZE = 25

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)

/** What the address of the product list says; what makes no sense in it is as if it were not there. */
export const manageFilterSchema = z.object({
  q: z.preprocess(one, z.string().trim().max(100).catch('')),
  status: z.preprocess(one, z.enum(productStatuses).optional().catch(undefined)),
  collection: z.preprocess(one, z.uuid().optional().catch(undefined)),
  sort: z.preprocess(one, z.enum(manageSorts).catch('updated')),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(10_000).catch(1)),
})
export type ManageFilter = z.output<typeof manageFilterSchema>
