import { z } from 'zod'

/** Why staff give or take points. */
export const adjustmentReasons = ['goodwill', 'compensation', 'correction', 'event', 'abuse'] as const

/** The most shoppers that one batch may name: it is one statement. */
export const BATCH_ROWS = 2_000

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
  reason: z.string().trim().min(2).max(300),
})
