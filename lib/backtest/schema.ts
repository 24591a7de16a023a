import { z } from 'zod'
import { ruleDefinitionSchema, ruleSchema } from '@/lib/earning/programme/schema'
import { earningTermsInputSchema, pointsTermsSchema, spendingTermsSchema } from '@/lib/earning/schema'
import { isTimeZone } from '@/lib/kernel/time'

/** A programme as a file states it: the terms that a merchant publishes, and the rules beside them. */
export const programmeFileSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  terms: pointsTermsSchema,
  rules: z.array(ruleDefinitionSchema).max(50).default([]),
})

const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('live') }),
  z.strictObject({ kind: z.literal('with'), ruleId: z.uuid() }),
  z.strictObject({ kind: z.literal('without'), ruleId: z.uuid() }),
])

const share = z.int().min(0).max(10_000)
const stated = [
  z.strictObject({ kind: z.literal('as-happened') }),
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('assumed'), atLeastPoints: z.int().min(0).max(1_000_000), chanceBps: share }),
] as const

export const monthsAsked = [3, 6, 12, 24] as const

/** What whoever tries a programme may choose. Issue messages are codes. */
export const askBacktestSchema = z
  .strictObject({
    requestId: z.uuid(),
    /** null: this shop's own orders */
    sourceId: z.uuid().nullable(),
    /** counted back from the history's last day; null: all of it */
    months: z.literal(monthsAsked).nullable(),
    tried: changeSchema,
    against: changeSchema.nullable(),
    redemption: z.discriminatedUnion('kind', [...stated, z.strictObject({ kind: z.literal('learnt') })]),
    /** of what is outstanding at the end, how much will be spent; null: as much as of what is gone */
    expectedSpendBps: share.nullable(),
  })
  .refine(({ sourceId, redemption }) => sourceId === null || redemption.kind !== 'as-happened', {
    path: ['redemption', 'kind'],
    message: 'history-knows-no-points',
  })

export const tryOrderSchema = z.strictObject({
  sourceId: z.uuid().nullable(),
  tried: changeSchema,
  against: changeSchema.nullable(),
  /** which of the last orders */
  skip: z.int().min(0).max(50),
})

/** A trial that is run once more. */
export const backtestAgainSchema = z.strictObject({ id: z.uuid(), requestId: z.uuid() })

export const backtestIdSchema = z.strictObject({ id: z.uuid() })

const sideSchema = z.strictObject({
  change: changeSchema,
  named: z.strictObject({ id: z.string(), version: z.int(), nameZh: z.string(), nameEn: z.string() }).nullable(),
  termsVersion: z.int(),
  earning: earningTermsInputSchema,
  spending: spendingTermsSchema,
  rules: z.array(ruleSchema),
})

/** A trial as it was asked for, with everything that decides its report. */
export const storedQuestionSchema = z.strictObject({
  months: z.int().nullable(),
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  tried: sideSchema,
  against: sideSchema.nullable(),
  assumptions: z.strictObject({
    timeZone: z.string().refine(isTimeZone),
    redemption: z.discriminatedUnion('kind', [
      ...stated,
      z.strictObject({ kind: z.literal('learnt'), monthly: z.array(z.int().min(0)) }),
    ]),
    seed: z.int(),
    deliveryDays: z.int(),
    returnWindowDays: z.int(),
    graceDays: z.int(),
    rememberDays: z.int().nullable(),
    expectedSpendBps: share.nullable(),
  }),
})
export type StoredQuestion = z.output<typeof storedQuestionSchema>

/** Which report or which form an address asks for. */
export const backtestQuerySchema = z.object({
  rule: z.uuid().optional().catch(undefined),
  source: z.uuid().optional().catch(undefined),
})

export const backtestFileSchema = z.strictObject({ run: z.uuid(), as: z.enum(['csv', 'json']).optional() })
