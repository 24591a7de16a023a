import { z } from 'zod'

export const checkCampaignSchema = z.strictObject({ campaignId: z.uuid(), version: z.int().min(1).max(1_000_000) })
