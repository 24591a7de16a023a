import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { sortsOf } from '@/lib/kernel/sorting'

/** What a buyer says: one to five stars and a few words. Line breaks may stand in it, marks that turn text around may not. */
export const writeReviewSchema = z.strictObject({
  productId: z.uuid(),
  rating: z.int().min(1, 'review-rating-missing').max(5, 'review-rating-missing'),
  body: z
    .string()
    .trim()
    .min(2, 'review-short')
    .max(1_000, 'review-long')
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/, 'review-strange'),
})

export const showReviewSchema = z.strictObject({
  reviewId: z.uuid(),
  shown: z.boolean(),
  reason: reasonText(300),
})

const shelf = z.enum(['all', 'low', 'hidden'])
const several = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }),
  // all that a list shows, and how many they were when somebody chose them
  z.strictObject({ show: shelf, count: z.int().min(1).max(1_000_000) }),
])

export const showReviewsSchema = showReviewSchema.omit({ reviewId: true }).extend({ which: several })

/** Which reviews the desk looks at; what can't be read is as if it were not there. */
export const reviewFilterSchema = z.object({
  show: shelf.catch('all'),
  sort: z.enum(sortsOf(['when', 'rating'])).catch('when'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type ReviewFilter = z.output<typeof reviewFilterSchema>
