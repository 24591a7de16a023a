import { z } from 'zod'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { periods } from '../programme/rules'

const money = z.int().min(0).transform(minor)
const whole = z.int().min(0).transform(points)

const arithmeticSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), points: whole, times: z.int().min(0) }),
  z.object({ kind: z.literal('rate'), points: z.int().min(0), perMinor: z.int().min(1).transform(minor) }),
  z.object({
    kind: z.literal('multiplier'),
    bps: z.int().min(0),
    over: z.enum(['order', 'lines']),
    beforePoints: whole,
  }),
  z.object({
    kind: z.literal('steps'),
    step: z.object({ thresholdMinor: money, bonusPoints: whole }).nullable(),
  }),
])

/** What stands with points for a behaviour: the row of the rule that gave them. */
export const behaviourExplanationSchema = z.looseObject({ rules: z.array(z.lazy(() => ruleRowSchema)).length(1) })

/** What one rule did to one order, as the ledger keeps it. */
export const ruleRowSchema = z.object({
  rule: z.string(),
  version: z.int(),
  nameZh: z.string(),
  nameEn: z.string(),
  base: z.object({
    goodsMinor: money,
    discountMinor: money,
    couponMinor: money,
    pointsMinor: money,
    giftCardMinor: money,
    taxIncludedBps: z.int().min(0),
    baseMinor: money,
  }),
  arithmetic: arithmeticSchema,
  askedPoints: whole,
  points: whole,
  cut: z
    .object({
      by: z.enum(['points', 'times', 'cool-down', 'total', 'budget']),
      period: z.enum(periods).nullable(),
      limit: z.int(),
      leftPoints: whole,
    })
    .nullable(),
})
