import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { adjustmentReasons, adjustmentStates, BATCH_ROWS } from './rules'

const adjustmentRowSchema = z.strictObject({
  accountId: z.uuid(),
  /** above nought is given, below is taken */
  points: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((points) => points !== 0, 'points-not-positive'),
})

/** Points given or taken by hand, for one shopper or for many at once. */
export const proposeAdjustmentSchema = z.strictObject({
  requestId: z.uuid(),
  /** names a batch; may be empty for one shopper */
  title: z.string().trim().max(80),
  reasonCode: z.enum(adjustmentReasons),
  /** the shopper reads it */
  shopperNote: z.string().trim().min(1).max(300),
  /** only staff read it */
  internalNote: z.string().trim().max(1_000),
  /** how long points that are given stay good */
  validDays: z.int().min(1).max(3_650),
  rows: z
    .array(adjustmentRowSchema)
    .min(1)
    .max(BATCH_ROWS)
    .refine((rows) => new Set(rows.map((row) => row.accountId)).size === rows.length, 'shopper-named-twice'),
})

export const decideAdjustmentSchema = z.strictObject({
  adjustmentId: z.uuid(),
  agreed: z.boolean(),
  note: z.string().trim().max(300),
})

export const revertAdjustmentSchema = z.strictObject({
  adjustmentId: z.uuid(),
  reason: reasonText(300),
})

/** Which adjustments a list shows. It comes out of an address: a filter that is none is as good as no filter. */
export const adjustmentFilterSchema = z.object({
  state: z.enum(adjustmentStates).nullable().catch(null).default(null),
  shopper: z.uuid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type AdjustmentFilter = z.output<typeof adjustmentFilterSchema>

/** The words of an adjustment, without whom it is about. */
export const adjustmentWordsSchema = proposeAdjustmentSchema.omit({ rows: true, requestId: true })

/** A list of people as it was pasted or read from a file, one «email,points» a line. */
export const previewBatchSchema = z.strictObject({
  text: z.string().min(1).max(400_000),
  words: adjustmentWordsSchema,
})

/** The roles that may adjust points at all; the others have no limit to set. */
export const limitedRoles = ['owner', 'merchant', 'support'] as const

const dayLimit = z.int().min(0).max(10_000_000)

/** How many points each role may move in a day without a second person. */
export const saveLimitsSchema = z.strictObject({
  owner: dayLimit,
  merchant: dayLimit,
  support: dayLimit,
  reason: reasonText(300),
})

/** What staff fill in on a shopper's own page: the same words, and one number that is given or taken. */
export const adjustShopperSchema = adjustmentWordsSchema.omit({ title: true }).extend({
  direction: z.enum(['give', 'take']),
  points: z.int().min(1).max(1_000_000),
})
