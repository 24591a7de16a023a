import { z } from 'zod'
import { taxClasses } from '@/lib/payouts/rules'
import { goals } from '@/lib/plan/rules'
import { segmentsSchema } from '@/lib/shoppers/segments/schema'
import { campaignKinds, drawModes, prizeKinds, whenGone } from './rules'

const zh = (most: number) => z.string().trim().max(most)
const en = (most: number) =>
  z
    .string()
    .trim()
    .max(most * 2)
const money = z.int().min(0).max(100_000_000)
const when = z.iso.datetime({ offset: true })
const prizeNo = z.int().min(1).max(60)

/** One prize, by its number in the campaign, which is never given to another. */
export const prizeSchema = z.strictObject({
  no: prizeNo,
  kind: z.enum(prizeKinds),
  titleZh: zh(30).min(1),
  titleEn: en(30).min(1),
  image: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .nullable(),
  /** of kind points: how many */
  points: z.int().min(1).max(1_000_000).nullable(),
  /** of kind reward: which one of the mall */
  rewardId: z.uuid().nullable(),
  /** its share of all draws, out of the sum of all weights; whole numbers, so that odds are exact. In a deck the pieces say it. */
  weight: z.int().min(0).max(1_000_000_000),
  /** how many pieces there are; null: as many as are drawn */
  stock: z.int().min(1).max(1_000_000).nullable(),
  /** what it is worth where it is sold, told to shoppers; the law counts this */
  marketValueMinor: money,
  /** what one costs the shop, points at their face value */
  costMinor: money,
  taxClass: z.enum(taxClasses),
  /** 隐藏款: shown as a shadow until somebody has it; its odds are told like any other's */
  hidden: z.boolean(),
})
export type Prize = z.output<typeof prizeSchema>

/** How prizes are drawn, for the kinds that draw. */
export const drawSettingsSchema = z.strictObject({
  mode: z.enum(drawModes),
  /** after so many draws without one of these, the next is one of them */
  pity: z.strictObject({ after: z.int().min(2).max(1_000), prizeNos: z.array(prizeNo).min(1).max(20) }).nullable(),
  whenGone: z.enum(whenGone),
  /** the prize without a limit that stands in for one that is gone; a chain with limited prizes needs one */
  substituteNo: prizeNo.nullable(),
})
export type DrawSettings = z.output<typeof drawSettingsSchema>

/** What a campaign is, whole: what the wizard writes, the linter reads, shoppers are shown and each draw names by its version. */
export const definitionSchema = z.strictObject({
  kind: z.enum(campaignKinds),
  goal: z.enum(goals),
  titleZh: zh(30).min(1),
  titleEn: en(30).min(1),
  aboutZh: zh(400),
  aboutEn: en(400),
  image: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .nullable(),
  startsAt: when,
  endsAt: when,
  audience: z.strictObject({
    /** this tier and those above it; null: everybody */
    minTier: z.string().max(40).nullable(),
    /** who has not bought anything yet */
    newOnly: z.boolean(),
    /** whoever is of one of these; none: everybody */
    segments: segmentsSchema.optional(),
  }),
  limits: z.strictObject({
    perDay: z.int().min(1).max(1_000).nullable(),
    perPerson: z.int().min(1).max(10_000).nullable(),
    coolDownSeconds: z.int().min(0).max(86_400),
  }),
  /** what it may cost at most, in points and in money; budgetId: where the points come from */
  budget: z.strictObject({
    budgetId: z.uuid().nullable(),
    points: z.int().min(0).max(1_000_000_000),
    minor: z.int().min(0).max(10_000_000_000),
  }),
  /** what one draw costs: each that is not null is a way in; tickets: it is entered with tickets that come from elsewhere */
  entry: z.strictObject({
    costPoints: z.int().min(1).max(1_000_000).nullable(),
    cashMinor: z.int().min(1).max(10_000_000).nullable(),
    tickets: z.boolean(),
  }),
  prizes: z.array(prizeSchema).max(60),
  /** how many draws are expected, for the plan and the simulation */
  expectedDraws: z.int().min(1).max(10_000_000),
  /** what the law wants said besides the prizes; the rest of the disclosures follows from the definition */
  disclosures: z.strictObject({
    organiserZh: zh(60),
    organiserEn: en(60),
    contact: zh(80),
    claimDays: z.int().min(1).max(365),
    deliveryZh: zh(300),
    deliveryEn: en(300),
    forfeitZh: zh(300),
    forfeitEn: en(300),
  }),
  /** words of the share card and the poster */
  share: z.strictObject({ titleZh: zh(30), titleEn: en(30), textZh: zh(60), textEn: en(60) }),
  draw: drawSettingsSchema.nullable(),
  /** what is the kind's own: its schema stands in lib/campaigns/<kind>/schema.ts */
  settings: z.record(z.string(), z.unknown()),
})
export type Definition = z.output<typeof definitionSchema>
