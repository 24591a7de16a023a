import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { goals } from './rules'

const weight = z.int().min(0).max(1_000)

/** A year's plan as it is stated. Issue messages are codes. */
export const savePlanSchema = z.strictObject({
  plan: z.strictObject({
    year: z.int().min(2000).max(2999),
    goal: z.enum(goals),
    revenueMinor: z.int().min(1).max(1_000_000_000_000),
    rateBps: z.int().min(1).max(10_000),
    redemptionBps: z.int().min(0).max(10_000),
    monthWeights: z
      .array(weight)
      .length(12)
      .refine((months) => months.some((one) => one > 0), 'plan-months-empty'),
    budgetWeights: z
      .record(z.uuid(), weight)
      .refine((budgets) => Object.values(budgets).some((one) => one > 0), 'plan-budgets-empty'),
    /** by the rule's id, and 'rest': campaigns and what is given by hand; none: the year is planned by budgets alone */
    ruleWeights: z.record(z.string().regex(/^(rest|[0-9a-f-]{36})$/), weight).default({}),
  }),
  reason: reasonText(300),
  requestId: z.uuid(),
})

/** A month of the plan that was looked at. January is 1. */
export const grantMonthSchema = z.strictObject({
  planId: z.int().min(1).max(2_147_483_647),
  month: z.int().min(1).max(12),
})

/** Which year the page is about; nothing: the one that runs. */
export const planYearSchema = z.object({ year: z.coerce.number().int().min(2000).max(2999).nullable().catch(null) })
