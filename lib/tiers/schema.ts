import { z } from 'zod'
import { minor } from '@/lib/kernel/money'

const named = z.string().trim().min(1).max(20)

const levelSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'tier-code-strange'),
  nameZh: named,
  nameEn: named,
  atLeastMinor: z.int().min(1).max(1_000_000_000_00).transform(minor),
})

/** The tiers as a merchant states them: from the lowest up, no two of one name or one threshold. */
export const tierTermsSchema = z.strictObject({
  windowMonths: z.int().min(1).max(60),
  levels: z
    .array(levelSchema)
    .max(10)
    .refine((levels) => isRising(levels.map((one) => one.atLeastMinor)), 'tier-thresholds-must-rise')
    .refine((levels) => new Set(levels.map((one) => one.code)).size === levels.length, 'tier-codes-repeat'),
})

export const publishTiersSchema = z.strictObject({
  terms: tierTermsSchema,
  reason: z.string().trim().min(2).max(300),
  requestId: z.uuid(),
})

const isRising = (values: readonly number[]) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))
