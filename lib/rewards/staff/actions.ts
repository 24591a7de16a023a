'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { changeRewards } from './change-rewards'
import { placeReward } from './place-reward'
import { saveReward } from './save-reward'
import { changeRewardsSchema, placeRewardSchema, rewardStateSchema, saveRewardSchema } from './schema'
import { setRewardState } from './set-reward-state'

export const saveRewardAction = staffAction('rewards.write', saveRewardSchema, saveReward)
export const setRewardStateAction = staffAction('rewards.write', rewardStateSchema, setRewardState)
export const placeRewardAction = staffAction('rewards.write', placeRewardSchema, placeReward)
export const changeRewardsAction = staffAction('rewards.write', changeRewardsSchema, changeRewards)
