import { z } from 'zod'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { reasonText } from '@/lib/kernel/reason'
import { leastOf, type TierLevel, type TierMeasure, tierMeasures, tierWindows } from './rules'

const named = z.string().trim().min(1).max(20)

const levelSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'tier-code-strange'),
  nameZh: named,
  nameEn: named,
  atLeastMinor: z.int().min(1).max(1_000_000_000_00).transform(minor).optional(),
  atLeastPoints: z.int().min(1).max(1_000_000_000).transform(points).optional(),
})

/** The tiers as a merchant states them: from the lowest up, no two of one name or one threshold, each in what the tiers go by. */
export const tierTermsSchema = z
  .strictObject({
    measure: z.enum(tierMeasures).default('spend'),
    window: z.enum(tierWindows).default('rolling'),
    windowMonths: z.int().min(1).max(60),
    graceDays: z.int().min(0).max(365).default(0),
    levels: z
      .array(levelSchema)
      .max(10)
      .refine((levels) => isRising(levels.map(leastOf)), 'tier-thresholds-must-rise')
      .refine((levels) => new Set(levels.map((one) => one.code)).size === levels.length, 'tier-codes-repeat'),
  })
  .refine(({ measure, levels }) => levels.every((level) => measureOf(level) === measure), {
    path: ['levels'],
    message: 'tier-measure-other',
  })

/** What one level asks for; null when it asks for nothing, or for both. */
function measureOf({ atLeastMinor, atLeastPoints }: TierLevel): TierMeasure | null {
  if ((atLeastMinor === undefined) === (atLeastPoints === undefined)) return null
  return atLeastPoints === undefined ? 'spend' : 'points'
}

export const publishTiersSchema = z.strictObject({
  terms: tierTermsSchema,
  reason: reasonText(300),
  requestId: z.uuid(),
})

export const tryTiersSchema = z.strictObject({ terms: tierTermsSchema })

const isRising = (values: readonly number[]) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))
