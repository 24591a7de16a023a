'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { claimIdSchema } from '../schema'
import { cancelCodeRun } from './cancel-code-run'
import { openPool } from './open-pool'
import { revealCode } from './reveal-code'
import { codeRunIdSchema, openPoolSchema } from './schema'

export const revealCodeAction = shopperAction(claimIdSchema, revealCode, {
  rate: { name: 'reveal-code', max: 60, seconds: 600 },
})
export const openPoolAction = staffAction('rewards.codes', openPoolSchema, openPool)
export const cancelCodeRunAction = staffAction('rewards.codes', codeRunIdSchema, cancelCodeRun)
