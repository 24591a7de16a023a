'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { grantMonth } from './grant-month'
import { savePlan } from './save-plan'
import { grantMonthSchema, savePlanSchema } from './schema'

export const savePlanAction = staffAction('points.fund', savePlanSchema, savePlan)
export const grantMonthAction = staffAction('points.fund', grantMonthSchema, grantMonth)
