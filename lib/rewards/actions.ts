'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { claimReward } from './claim-reward'
import { claimRewardSchema } from './schema'

export const claimRewardAction = shopperAction(claimRewardSchema, claimReward, {
  rate: { name: 'exchange', max: 30, seconds: 60 },
})
