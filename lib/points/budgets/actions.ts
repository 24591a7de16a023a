'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { fundBudget } from './fund-budget'
import { openBudget } from './open-budget'
import { fundBudgetSchema, openBudgetSchema } from './schema'

export const fundBudgetAction = staffAction('points.fund', fundBudgetSchema, fundBudget)
export const openBudgetAction = staffAction('points.fund', openBudgetSchema, openBudget)
