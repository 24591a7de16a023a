'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { askSimulation } from './ask-simulation'
import { simulateCampaignSchema } from './schema'

export const askSimulationAction = staffAction('campaigns.write', simulateCampaignSchema, askSimulation)
