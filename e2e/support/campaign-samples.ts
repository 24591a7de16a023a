import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { definitionOf } from '@/lib/campaigns/definition.fixture'
import { reviewInviteSchema, undoReviewSchema } from '@/lib/campaigns/invite/schema'
import { checkCampaignSchema } from '@/lib/campaigns/lint/schema'
import { simulateCampaignSchema } from '@/lib/campaigns/simulation/schema'
import {
  amendCampaignSchema,
  campaignIdSchema,
  campaignVersionSchema,
  saveCampaignSchema,
  stopCampaignSchema,
} from '@/lib/campaigns/staff/schema'
import { saveContentSchema } from '@/lib/radar/schema'

export type Sample = readonly [schema: z.ZodType, input: unknown]

const ofCampaign = { campaignId: randomUUID(), version: 1 }

/** What each action of the campaigns' desk would do if its door stood open. */
export function campaignSamples(mark: string): Record<string, Sample> {
  return {
    saveContentAction: [
      saveContentSchema,
      {
        id: randomUUID(),
        titleZh: mark,
        titleEn: mark,
        bodyZh: mark,
        bodyEn: mark,
        target: '/products',
        dwellSeconds: 30,
        archived: false,
      },
    ],
    checkCampaignAction: [checkCampaignSchema, { campaignId: randomUUID(), version: 1 }],
    askSimulationAction: [simulateCampaignSchema, { campaignId: randomUUID(), version: 1 }],
    saveCampaignAction: [
      saveCampaignSchema,
      { campaignId: null, version: null, definition: { ...definitionOf(), aboutEn: mark }, requestId: randomUUID() },
    ],
    approveCampaignAction: [campaignVersionSchema, ofCampaign],
    approveSmallCampaignAction: [campaignVersionSchema, ofCampaign],
    launchCampaignAction: [campaignVersionSchema, ofCampaign],
    amendCampaignAction: [amendCampaignSchema, { ...ofCampaign, definition: { ...definitionOf(), aboutEn: mark } }],
    amendLargeCampaignAction: [
      amendCampaignSchema,
      { ...ofCampaign, definition: { ...definitionOf(), aboutEn: mark } },
    ],
    pauseCampaignAction: [campaignIdSchema, { campaignId: randomUUID() }],
    resumeCampaignAction: [campaignIdSchema, { campaignId: randomUUID() }],
    stopCampaignAction: [stopCampaignSchema, { campaignId: randomUUID(), reason: mark }],
    archiveCampaignAction: [campaignIdSchema, { campaignId: randomUUID() }],
    reviewInviteAction: [reviewInviteSchema, { inviteId: randomUUID(), verdict: 'approved', note: mark }],
    undoReviewAction: [undoReviewSchema, { inviteId: randomUUID() }],
  }
}
