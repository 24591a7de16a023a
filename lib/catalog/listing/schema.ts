import { z } from 'zod'
import { listSorts } from './rules'

export const PAGE_SIZE = 24
const MOST_PAGES = 500

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().trim().min(1).max(60)).max(12).catch([]),
)
const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const yuan = z.preprocess(one, z.coerce.number().int().min(0).max(9_999_999).optional().catch(undefined))

/** What the address of a list says. An address is typed and shared: what makes no sense in it is as if it were not there. */
export const listParamsSchema = z.object({
  tag: many,
  vendor: many,
  /** whole yuan, as people type them */
  min: z.preprocess((value) => (one(value) === '' ? undefined : one(value)), yuan),
  max: z.preprocess((value) => (one(value) === '' ? undefined : one(value)), yuan),
  stock: z.preprocess((value) => one(value) === '1', z.boolean()),
  sort: z.preprocess(
    one,
    z
      .enum(['relevance', ...listSorts])
      .optional()
      .catch(undefined),
  ),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(MOST_PAGES).catch(1)),
  q: z.preprocess(one, z.string().trim().max(100).catch('')),
})

export type ListParams = z.output<typeof listParamsSchema>
export const noParams: ListParams = listParamsSchema.parse({})
