import { z } from 'zod'
import { ruleDefinitionSchema } from '@/lib/earning/programme/schema'
import { pointsTermsSchema } from '@/lib/earning/schema'

/** A programme as a file states it: the terms that a merchant publishes, and the rules beside them. */
export const programmeFileSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  terms: pointsTermsSchema,
  rules: z.array(ruleDefinitionSchema).max(50).default([]),
})
