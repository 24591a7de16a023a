import { z } from 'zod'
import { minor } from '@/lib/kernel/money'
import { paymentMethods } from '@/lib/kernel/payment-method'
import { points } from '@/lib/kernel/points'
import { reasonText } from '@/lib/kernel/reason'
import { expiryTermsSchema, pendingTermsSchema } from '@/lib/points/lots/schema'
import { segmentCodes } from '@/lib/shoppers/segments/rules'
import { segmentsSchema, segmentTermsSchema } from '@/lib/shoppers/segments/schema'
import { tierTermsSchema } from '@/lib/tiers/schema'
import { deductions, periods } from './rules'

const amount = z.int().min(1).max(10_000_000_00).transform(minor)
const somePoints = z.int().min(1).max(1_000_000).transform(points)
/** On which days the points of a rule come and end, where that is not as for all others. */
export const lotSchema = z.strictObject({ pending: pendingTermsSchema, expiry: expiryTermsSchema })

const named = z.string().trim().min(1).max(60)
const codes = z.array(z.string().trim().min(1).max(120)).min(1).max(200)
const goods = {
  slugs: z.array(z.string().trim().min(1).max(120)).max(200).default([]),
  ids: z.array(z.uuid()).max(200).optional(),
  named: z.array(z.strictObject({ titleZh: z.string(), titleEn: z.string() })).optional(),
}
const namesSome = ({ slugs, ids = [] }: { slugs: readonly string[]; ids?: readonly string[] | undefined }) =>
  slugs.length + ids.length > 0
const minuteOfDay = z.int().min(0).max(1_440)
const rising = (values: readonly number[]) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))

/** The steps of a spend ladder: both columns rise, so that no two overlap. */
export const stepsSchema = z
  .array(
    z.strictObject({
      thresholdMinor: z.int().min(1).max(1_000_000_00).transform(minor),
      bonusPoints: somePoints,
    }),
  )
  .max(10)
  .refine((steps) => rising(steps.map((step) => step.thresholdMinor)), 'step-thresholds-must-rise')
  .refine((steps) => rising(steps.map((step) => step.bonusPoints)), 'step-bonuses-must-rise')

/** One condition of a rule, as a marketer states it. */
export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order-spend'), atLeastMinor: amount }),
  z.strictObject({ kind: z.literal('period-spend'), period: z.enum(periods), atLeastMinor: amount }),
  z.strictObject({ kind: z.literal('first-order') }),
  z.strictObject({ kind: z.literal('products'), ...goods }).refine(namesSome, 'goods-are-none'),
  z.strictObject({ kind: z.literal('collections'), ...goods }).refine(namesSome, 'goods-are-none'),
  z.strictObject({ kind: z.literal('tier'), tiers: codes, named: goods.named, terms: tierTermsSchema.nullish() }),
  z.strictObject({ kind: z.literal('segment'), segments: segmentsSchema, terms: segmentTermsSchema.nullish() }),
  z
    .strictObject({ kind: z.literal('hours'), fromMinute: minuteOfDay, untilMinute: minuteOfDay })
    .refine((one) => one.fromMinute !== one.untilMinute, 'hours-are-empty'),
  z.strictObject({ kind: z.literal('weekday'), days: z.array(z.int().min(1).max(7)).min(1).max(7) }),
  z.strictObject({ kind: z.literal('month-day'), days: z.array(z.int().min(1).max(31)).min(1).max(31) }),
  z.strictObject({ kind: z.literal('coupon'), used: z.boolean() }),
  z.strictObject({ kind: z.literal('payment-method'), methods: z.array(z.enum(paymentMethods)).min(1).max(3) }),
])

/** What a rule gives, as a marketer states it. */
export const rewardSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), points: somePoints, per: z.enum(['order', 'piece']) }),
  z.strictObject({
    kind: z.literal('rate'),
    points: z.int().min(1).max(1_000),
    perMinor: z.int().min(100).max(1_000_000).transform(minor),
  }),
  z.strictObject({ kind: z.literal('multiplier'), bps: z.int().min(10_100).max(100_000) }),
  z.strictObject({
    kind: z.literal('steps'),
    steps: stepsSchema.refine((steps) => steps.length > 0, 'steps-are-none'),
  }),
])

const limitsSchema = z.strictObject({
  perShopper: z
    .array(
      z
        .strictObject({
          period: z.enum(periods),
          points: z.int().min(1).max(10_000_000).nullable(),
          times: z.int().min(1).max(10_000).nullable(),
        })
        .refine((one) => one.points !== null || one.times !== null, 'limit-is-none'),
    )
    .max(5),
  coolDownHours: z.int().min(1).max(8_784).nullable(),
  totalPoints: z.int().min(1).max(1_000_000_000).nullable(),
})

/** What a marketer states: when, if, then, at most. Issue messages are codes. */
export const ruleDefinitionSchema = z
  .strictObject({
    nameZh: named,
    nameEn: named,
    trigger: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('order-paid') }),
      z.strictObject({ kind: z.literal('behaviour'), code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) }),
    ]),
    conditions: z.array(conditionSchema).max(8),
    reward: rewardSchema,
    scope: z.enum(['order', 'lines']),
    base: z.strictObject({ after: z.array(z.enum(deductions)).max(4), taxIncludedBps: z.int().min(0).max(5_000) }),
    limits: limitsSchema,
    budgetId: z.uuid().nullable(),
    lot: lotSchema.nullable(),
    stopsAfter: z.boolean(),
    priority: z.int().min(1).max(1_000),
  })
  .refine(({ scope, conditions }) => scope === 'order' || conditions.some(narrows), {
    path: ['scope'],
    message: 'lines-of-nothing',
  })

const narrows = ({ kind }: { kind: string }) => kind === 'products' || kind === 'collections'

/** One published version of a rule, as it is read back. */
export const ruleSchema = ruleDefinitionSchema.safeExtend({
  id: z.string(),
  version: z.int(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
})

/** The rules that stand beside rate and steps, as the database puts them together. */
export const liveRulesSchema = z.object({
  rules: z.array(ruleSchema),
  timeZone: z.string(),
  readAt: z.string(),
  budgets: z.record(z.string(), z.int()).optional(),
  heldOutBps: z.int().optional(),
  heldOutUntil: z.string().optional(),
})

const offered = ruleDefinitionSchema
  // a behaviour has no price, no products and no parcel
  .refine(({ trigger, reward, scope }) => trigger.kind === 'order-paid' || (isOneGift(reward) && scope === 'order'), {
    path: ['reward'],
    message: 'behaviour-gives-fixed',
  })
  .refine(({ trigger, conditions }) => trigger.kind === 'order-paid' || conditions.every(asksNoOrder), {
    path: ['conditions'],
    message: 'behaviour-asks-no-order',
  })
  .refine(({ trigger, lot }) => trigger.kind === 'order-paid' || !lot || lot.pending.kind === 'days', {
    path: ['lot'],
    message: 'behaviour-has-no-parcel',
  })

const isOneGift = (reward: { kind: string; per?: string }) => reward.kind === 'fixed' && reward.per === 'order'
const asksNoOrder = ({ kind }: { kind: string }) =>
  ['period-spend', 'tier', 'segment', 'hours', 'weekday', 'month-day'].includes(kind)

const moment = z.iso.datetime({ offset: true }).nullable()
const reason = reasonText(500)

/** A rule as a marketer writes it: kept as a draft, or published from a day on. */
export const writeRuleSchema = z.strictObject({
  ruleId: z.uuid(),
  definition: offered,
  /** null: from now on */
  effectiveFrom: moment,
  endsAt: moment,
  publish: z.boolean(),
  /** why it is published without a trial; null: it was tried */
  waiver: reason.nullable().default(null),
  reason,
  requestId: z.uuid(),
})

/** Which rule the editor opens: one there is, or one to begin with. */
export const ruleQuerySchema = z.object({
  id: z.uuid().optional().catch(undefined),
  preset: z.string().optional().catch(undefined),
  /** a rule for this behaviour, to begin with */
  behaviour: z.string().optional().catch(undefined),
  /** a rule for this segment, to begin with */
  segment: z.enum(segmentCodes).optional().catch(undefined),
})

/** A rule as it would be published: was it tried? */
export const findTrialSchema = z.strictObject({ ruleId: z.uuid(), definition: offered })

export const endRuleSchema = z.strictObject({ ruleId: z.uuid(), reason })

/** One rule, by its id. */
export const ruleIdSchema = z.strictObject({ ruleId: z.uuid() })

export const ruleSorts = ['state', 'given', 'rebate', 'share', 'rank'] as const

/** Which rules the list shows, and in which order. */
export const ruleListSchema = z.object({
  state: z.enum(['live', 'coming', 'draft', 'ended']).nullable().optional().catch(null).default(null),
  sort: z.enum(ruleSorts).optional().catch('state').default('state'),
  q: z.string().trim().max(60).optional().catch('').default(''),
})

export type RuleList = z.output<typeof ruleListSchema>
