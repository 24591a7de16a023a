import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { segmentCodes } from './rules'

/** Some segments, none twice. */
export const segmentsSchema = z
  .array(z.enum(segmentCodes))
  .min(1)
  .max(segmentCodes.length)
  .refine((codes) => new Set(codes).size === codes.length, 'segments-repeat')

const cuts = (most: number) =>
  z
    .array(z.int().min(1).max(most))
    .length(4)
    .refine((values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)), 'cuts-must-rise')

/** Where shoppers are cut into segments, as a merchant states it. */
export const segmentTermsSchema = z.strictObject({
  recencyDays: cuts(3_650),
  orders: cuts(10_000),
  spentMinor: cuts(100_000_000_00),
  bigPoints: z.int().min(1).max(100_000_000),
  idleDays: z.int().min(1).max(3_650),
  expiringDays: z.int().min(1).max(365),
  newDays: z.int().min(1).max(365),
})

export const publishSegmentsSchema = z.strictObject({
  terms: segmentTermsSchema,
  reason: reasonText(300),
  requestId: z.uuid(),
})
