import { z } from 'zod'

export const simulateCampaignSchema = z.strictObject({ campaignId: z.uuid(), version: z.int().min(1).max(1_000_000) })

/** Which run an address asks after. */
export const simulationRunSchema = z.strictObject({ run: z.uuid() })
