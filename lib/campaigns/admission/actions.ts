'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { nameGuardian } from './name-guardian'
import { nameGuardianSchema, stateAgeSchema, takeRestSchema } from './schema'
import { stateAge } from './state-age'
import { takeRest } from './take-rest'

const rate = { name: 'admission', max: 20, seconds: 3_600 }

export const stateAgeAction = shopperAction(stateAgeSchema, stateAge, { rate })
export const nameGuardianAction = shopperAction(nameGuardianSchema, nameGuardian, { rate })
export const takeRestAction = shopperAction(takeRestSchema, takeRest, { rate })
