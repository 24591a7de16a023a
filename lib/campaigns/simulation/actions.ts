'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { askSimulation } from './ask-simulation'
import { cancelSimulation } from './cancel-simulation'
import { simulateCampaignSchema, simulationRunSchema } from './schema'
import { trySimulationAgain } from './try-simulation-again'

export const askSimulationAction = staffAction('campaigns.write', simulateCampaignSchema, askSimulation)
export const cancelSimulationAction = staffAction('campaigns.write', simulationRunSchema, cancelSimulation)
export const trySimulationAgainAction = staffAction('campaigns.write', simulationRunSchema, trySimulationAgain)
