'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { moveReward } from './move-reward'
import { saveReward } from './save-reward'
import { moveRewardSchema, rewardStateSchema, saveRewardSchema, voidClaimSchema } from './schema'
import { setRewardState } from './set-reward-state'
import { takeBackClaim } from './take-back-claim'

export const saveRewardAction = staffAction('rewards.write', saveRewardSchema, saveReward)
export const setRewardStateAction = staffAction('rewards.write', rewardStateSchema, setRewardState)
export const moveRewardAction = staffAction('rewards.write', moveRewardSchema, moveReward)
export const takeBackClaimAction = staffAction('rewards.void', voidClaimSchema, takeBackClaim)
