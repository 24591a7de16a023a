import { randomUUID } from 'node:crypto'
import { firstSegmentTerms } from '@/lib/shoppers/segments/rules'
import { publishSegmentsSchema } from '@/lib/shoppers/segments/schema'
import { publishTiersSchema, tryTiersSchema } from '@/lib/tiers/schema'
import type { Sample } from './campaign-samples'

const terms = { windowMonths: 12, levels: [] }

/** What each action over tiers and segments would do if its door stood open. */
export const tierSamples = (mark: string): Record<string, Sample> => ({
  publishTiersAction: [publishTiersSchema, { terms, reason: mark, requestId: randomUUID() }],
  tryTiersAction: [tryTiersSchema, { terms }],
  publishSegmentsAction: [publishSegmentsSchema, { terms: firstSegmentTerms, reason: mark, requestId: randomUUID() }],
})
