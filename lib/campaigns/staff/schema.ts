import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { sortsOf } from '@/lib/kernel/sorting'
import { blindBoxSettingsSchema } from '../blind-box/schema'
import { inviteSettingsSchema } from '../invite/schema'
import { lotterySettingsSchema } from '../lottery/schema'
import type { CampaignKind, CampaignState } from '../rules'
import { definitionSchema } from '../schema'

// What a kind keeps of its own, by its name; one that is not here keeps nothing that anybody reads.
const settingsOf: Partial<Record<CampaignKind, z.ZodType<Record<string, unknown>>>> = {
  'blind-box': blindBoxSettingsSchema,
  lottery: lotterySettingsSchema,
  invite: inviteSettingsSchema,
}

const distinct = (numbers: readonly number[]) => new Set(numbers).size === numbers.length

/** A definition that hangs together; whether it may be launched is the linter's to say. Issue messages are codes. */
export const wholeDefinitionSchema = definitionSchema
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: 'campaign-ends-before-start',
  })
  .refine(({ prizes }) => distinct(prizes.map((prize) => prize.no)), {
    path: ['prizes'],
    error: 'campaign-prize-twice',
  })
  .superRefine(({ kind, settings }, ctx) => {
    const read = settingsOf[kind]?.safeParse(settings)
    for (const issue of read?.error?.issues ?? [])
      ctx.addIssue({ code: 'custom', path: ['settings', ...issue.path], message: issue.message })
  })

const campaignId = z.uuid()
const version = z.int().min(1).max(1_000_000)

/** A draft as the marketer states it; with an id it is that campaign's next version. */
export const saveCampaignSchema = z.strictObject({
  campaignId: campaignId.nullable(),
  /** the version that was edited; null: whichever is the newest */
  version: version.nullable().default(null),
  definition: wholeDefinitionSchema,
  requestId: z.uuid(),
})
export type SaveCampaign = z.output<typeof saveCampaignSchema>

export const campaignVersionSchema = z.strictObject({ campaignId, version })
export const amendCampaignSchema = z.strictObject({ campaignId, version, definition: wholeDefinitionSchema })
export const campaignIdSchema = z.strictObject({ campaignId })
export const stopCampaignSchema = z.strictObject({ campaignId, reason: reasonText(200) })

/** The tabs of the desk's list, and the states behind each. */
export const campaignTabs = {
  drafts: ['draft', 'linted', 'simulated', 'approved'],
  running: ['scheduled', 'live', 'paused'],
  over: ['ended', 'archived'],
} as const satisfies Record<string, readonly CampaignState[]>
export type CampaignTab = keyof typeof campaignTabs
export const campaignTabNames = ['running', 'drafts', 'over'] as const satisfies readonly CampaignTab[]

/** Which campaigns a list shows; what it can't read it leaves out. */
export const campaignListSchema = z.object({
  tab: z.enum(campaignTabNames).nullable().catch(null),
  /** null: what runs and what is written by its first day, what is over by its last */
  sort: z
    .enum(sortsOf(['start', 'name', 'cost']))
    .nullable()
    .catch(null),
})
export type CampaignList = z.output<typeof campaignListSchema>
