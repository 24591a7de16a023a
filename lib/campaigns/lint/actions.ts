'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { checkCampaign } from './check-campaign'
import { checkCampaignSchema } from './schema'

export const checkCampaignAction = staffAction('campaigns.write', checkCampaignSchema, checkCampaign)
