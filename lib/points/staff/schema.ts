import { z } from 'zod'
import { postingKinds } from '../rules'

/**
 * What a posting did for good, and the entries that say so: their buckets, and which way; no way: whatever moved, so that all until a day
 * come to the balance of its end. What was taken by hand and put back nets.
 */
export const journalFlows = {
  issued: { buckets: ['issued'], sign: -1 },
  'taken-back': { buckets: ['issued'], sign: 1 },
  redeemed: { buckets: ['redeemed'], sign: 1 },
  returned: { buckets: ['redeemed'], sign: -1 },
  expired: { buckets: ['expired'], sign: 1 },
  /** what was redeemed, less what came back */
  used: { buckets: ['redeemed'], sign: null },
  available: { buckets: ['available'], sign: null },
  pending: { buckets: ['pending'], sign: null },
  held: { buckets: ['held'], sign: null },
  /** what shoppers have, usable or not yet */
  outstanding: { buckets: ['available', 'pending', 'held'], sign: null },
} as const
export type JournalFlow = keyof typeof journalFlows
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys as they stand above
const flows = Object.keys(journalFlows) as [JournalFlow, ...JournalFlow[]]

const kinds = z.array(z.enum(postingKinds))

/** Which postings of the journal to show. It comes out of an address: a filter that is none is as good as no filter. */
export const journalFilterSchema = z.object({
  kind: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), kinds)
    .catch([])
    .default([]),
  flow: z.enum(flows).nullable().catch(null).default(null),
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
  /** points of one action: 'order', 'adjustment', 'behaviour:<code>', 'campaign:<id>'; what was given, or what the flow says became of it */
  action: z
    .string()
    .regex(/^(order|adjustment|(behaviour|campaign):[\w-]{1,60})$/)
    .nullable()
    .catch(null)
    .default(null),
  /** what went into a budget and out of it; with a year what was given out of it in that year, or what the flow says became of that */
  budget: z.uuid().nullable().catch(null).default(null),
  given: z.coerce.number().int().min(2000).max(9998).nullable().catch(null).default(null),
  /** which end of the journal comes first */
  sort: z.enum(['newest', 'oldest']).catch('newest').default('newest'),
  shopper: z.uuid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type JournalFilter = z.output<typeof journalFilterSchema>
