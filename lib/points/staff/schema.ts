import { z } from 'zod'
import { postingKinds } from '../rules'

const kinds = z.array(z.enum(postingKinds))

/** Which postings of the journal to show. It comes out of an address: a filter that is none is as good as no filter. */
export const journalFilterSchema = z.object({
  kind: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), kinds)
    .catch([])
    .default([]),
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
  shopper: z.uuid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type JournalFilter = z.output<typeof journalFilterSchema>
