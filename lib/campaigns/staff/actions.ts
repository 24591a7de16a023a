'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { amendCampaign } from './amend-campaign'
import { amendLargeCampaign } from './amend-large-campaign'
import { approveCampaign } from './approve-campaign'
import { approveSmallCampaign } from './approve-small-campaign'
import { archiveCampaign } from './archive-campaign'
import { launchCampaign } from './launch-campaign'
import { pauseCampaign } from './pause-campaign'
import { resumeCampaign } from './resume-campaign'
import { saveCampaign } from './save-campaign'
import {
  amendCampaignSchema,
  campaignIdSchema,
  campaignVersionSchema,
  saveCampaignSchema,
  stopCampaignSchema,
} from './schema'
import { stopCampaign } from './stop-campaign'

export const saveCampaignAction = staffAction('campaigns.write', saveCampaignSchema, saveCampaign)
export const approveCampaignAction = staffAction('campaigns.approve', campaignVersionSchema, approveCampaign)
export const approveSmallCampaignAction = staffAction('campaigns.write', campaignVersionSchema, approveSmallCampaign)
export const launchCampaignAction = staffAction('campaigns.write', campaignVersionSchema, launchCampaign)
export const amendCampaignAction = staffAction('campaigns.write', amendCampaignSchema, amendCampaign)
export const amendLargeCampaignAction = staffAction('campaigns.approve', amendCampaignSchema, amendLargeCampaign)
export const pauseCampaignAction = staffAction('campaigns.stop', campaignIdSchema, pauseCampaign)
export const resumeCampaignAction = staffAction('campaigns.stop', campaignIdSchema, resumeCampaign)
export const stopCampaignAction = staffAction('campaigns.stop', stopCampaignSchema, stopCampaign)
export const archiveCampaignAction = staffAction('campaigns.write', campaignIdSchema, archiveCampaign)
