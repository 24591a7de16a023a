import { z } from 'zod'
import { ruleSchema } from '@/lib/earning/programme/schema'
import { earningFactsSchema } from '@/lib/earning/schema'
import { reasonText } from '@/lib/kernel/reason'
import { fieldTypes } from './rules'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'behaviour-code-shape')
const label = z.string().trim().min(1).max(40)

const fieldSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,30}$/, 'field-name-shape'),
    labelZh: label,
    labelEn: label,
    type: z.enum(fieldTypes),
    required: z.boolean(),
    choices: z.array(label).max(20),
  })
  .refine(({ type, choices }) => (type === 'choice') === choices.length > 0, {
    path: ['choices'],
    message: 'choices-needed',
  })

export const clawBackSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('undone'), withinDays: z.int().min(0).max(3_650).nullable() }),
])

export const fieldsSchema = z
  .array(fieldSchema)
  .max(12)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'field-named-twice')

/** A behaviour as a marketer states it: what it is called, what is told with it, and how much it weighs. */
export const saveBehaviourSchema = z.strictObject({
  code,
  isNew: z.boolean(),
  nameZh: label,
  nameEn: label,
  fields: fieldsSchema,
  priority: z.int().min(1).max(1_000),
  weight: z.int().min(0).max(1_000),
  expectedPerYear: z.int().min(1).max(100_000_000).nullable(),
  clawBack: clawBackSchema,
  archived: z.boolean(),
})

/** Something that a shopper did where the shop could not see it. */
export const recordBehaviourSchema = z.strictObject({
  code,
  accountId: z.uuid(),
  payload: z.record(z.string().max(40), z.union([z.string().trim().max(300), z.int()])),
  requestId: z.uuid(),
})

export const voidEventSchema = z.strictObject({ eventId: z.uuid(), reason: reasonText(300) })

/** Whom a behaviour is written down for, by what they say of themselves: an address, a phone, an order's number. */
export const findShoppersSchema = z.strictObject({ query: z.string().trim().min(2).max(120) })

/** Which behaviour the desk looks at, and before which of its events. */
export const behaviourQuerySchema = z.object({
  code: code.optional().catch(undefined),
  before: z.iso.datetime({ offset: true }).nullable().catch(null).default(null),
})

/** What the engine is told of an event, as the database puts it together. */
export const eventFactsSchema = z.object({
  eventId: z.string(),
  code: z.string(),
  happenedAt: z.string(),
  timeZone: z.string(),
  rules: z.array(ruleSchema),
  shopper: earningFactsSchema.shape.shopper,
})
