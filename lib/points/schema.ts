import { z } from 'zod'
import { historyFilterNames } from './rules'

/** A page of one's own points: which lines, and before which one. An address that makes no sense shows everything. */
export const myPointsSchema = z.object({
  kind: z.enum(historyFilterNames).nullable().catch(null).default(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null).default(null),
})
