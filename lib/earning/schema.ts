import { z } from 'zod'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { reasonText } from '@/lib/kernel/reason'
import { expiryTermsSchema, pendingTermsSchema } from '@/lib/points/lots/schema'
import { ruleRowSchema } from './engine/schema'
import { periods } from './programme/rules'
import { liveRulesSchema, stepsSchema } from './programme/schema'

const minorAmount = z.int().min(0).transform(minor)
const pointsAmount = z.int().min(0).transform(points)

/** What a merchant states to make a new version of the earning rules. Issue messages are codes. */
export const earningTermsInputSchema = z.strictObject({
  ratePointsPerUnit: z.int().min(0).max(1_000),
  steps: stepsSchema,
  pending: pendingTermsSchema,
  expiry: expiryTermsSchema,
  taxIncludedBps: z.int().min(0).max(5_000),
})

/** The terms as they are read, with the version they were issued as. */
export const earningTermsSchema = earningTermsInputSchema.extend({
  versionId: z.int().min(0),
  live: liveRulesSchema.optional(),
})

const givenIn = z.object({ points: z.int().min(0), times: z.int().min(0) })

/** What decides a cart's points beside its prices, as the database puts it together. */
export const earningFactsSchema = z.object({
  live: liveRulesSchema,
  shopper: z
    .object({
      tier: z.string().nullable(),
      segments: z.array(z.string()).nullish(),
      paidOrders: z.int().min(0),
      spentMinor: z.partialRecord(z.enum(periods), z.int()),
      given: z.record(
        z.string(),
        z.object({
          by: z.partialRecord(z.enum(periods), givenIn),
          lastAt: z.string().nullable(),
          totalPoints: z.int().min(0),
        }),
      ),
    })
    .nullable(),
  collections: z.record(z.string(), z.array(z.string())),
})

/** How points may be spent, as a merchant states it. */
export const spendingTermsSchema = z.strictObject({
  pointsPerUnit: z.int().min(1).max(10_000),
  stepPoints: z.int().min(1).max(10_000),
  minPoints: z.int().min(0).max(1_000_000),
  maxShareBps: z.int().min(0).max(10_000),
})

/** One version of the points rules as a merchant states it; the row's own number is the version. */
export const pointsTermsSchema = z.strictObject({ earning: earningTermsInputSchema, spending: spendingTermsSchema })

const earlierEarningSchema = z.object({ pendingDays: z.int(), expiryMonths: z.int() }).loose()

/** Versions of before knew days and months only. They are never rewritten: they are read in today's words. */
function inTodaysWords(earning: unknown): unknown {
  const earlier = earlierEarningSchema.safeParse(earning)
  if (!earlier.success) return earning
  const { pendingDays, expiryMonths, ...same } = earlier.data
  return {
    ...same,
    pending: { kind: 'days', days: pendingDays },
    expiry: { kind: 'rolling-months', months: expiryMonths },
  }
}

/** One version of the points rules as it is stored, however old. */
export const storedTermsSchema = pointsTermsSchema.extend({
  earning: z.preprocess(inTodaysWords, earningTermsInputSchema),
})

const awardLotSchema = z.object({
  lot: z.int(),
  rules: z.array(z.string()),
  points: pointsAmount,
  budgetId: z.string().optional(),
  pending: z.boolean(),
  releasesAt: z.string().optional(),
  expiresAt: z.string().optional(),
  releaseOn: z.enum(['delivered', 'return-window']).optional(),
  idleDays: z.int().optional(),
})

/** An award's stored arithmetic, read back; what the ledger keeps beside it is left aside. */
export const awardExplanationSchema = z.object({
  ruleVersion: z.int(),
  goodsMinor: minorAmount,
  couponMinor: minorAmount,
  pointsMinor: minorAmount,
  taxIncludedBps: z.int().min(0),
  taxMinor: minorAmount,
  shippingExcludedMinor: minorAmount,
  baseMinor: minorAmount,
  ratePointsPerUnit: z.int().min(0),
  ratePoints: pointsAmount,
  step: z.strictObject({ thresholdMinor: minorAmount, bonusPoints: pointsAmount }).nullable(),
  rules: z.array(ruleRowSchema).optional(),
  lots: z.array(awardLotSchema).optional(),
  totalPoints: pointsAmount,
})

/** A new version of the points rules: from when, and why. Nothing is ever rewritten. */
export const publishTermsSchema = z.strictObject({
  terms: pointsTermsSchema,
  /** null: from now on */
  effectiveFrom: z.iso.datetime({ offset: true }).nullable(),
  reason: reasonText(500),
  requestId: z.uuid(),
})
