import { z } from 'zod'

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
  reason: z.string().trim().min(2).max(300),
})

/** Which reviews the desk looks at; what can't be read is as if it were not there. */
export const reviewFilterSchema = z.object({
  show: z.enum(['all', 'low', 'hidden']).catch('all'),
  before: z.iso.datetime({ offset: true }).nullable().catch(null),
})
export type ReviewFilter = z.output<typeof reviewFilterSchema>
