import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

/** Points granted to a budget, or taken back out of it; who and why stand in the audit. */
export const fundBudgetSchema = z.strictObject({
  budgetId: z.uuid(),
  /** above nought is granted, below is taken back */
  points: z
    .int()
    .min(-100_000_000)
    .max(100_000_000)
    .refine((points) => points !== 0, 'points-not-positive'),
  requestId: z.uuid(),
  reason: reasonText(300),
})

/** What is filled in beside a budget: one number that is granted or taken back, and why. */
export const fundWordsSchema = fundBudgetSchema.pick({ reason: true }).extend({
  direction: z.enum(['grant', 'takeBack']),
  points: z.int().min(1).max(100_000_000),
})

/** A new budget: a short code for the books, and its names. */
export const openBudgetSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,23}$/, 'budget-code-shape'),
  titleZh: z.string().trim().min(1).max(40),
  titleEn: z.string().trim().min(1).max(60),
})
