'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { saveHoldout } from './save-holdout'
import { saveHoldoutSchema } from './schema'

export const saveHoldoutAction = staffAction('points.write', saveHoldoutSchema, saveHoldout, { changesCatalogue: true })
