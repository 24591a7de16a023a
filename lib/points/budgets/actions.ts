'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { fundBudget } from './fund-budget'
import { fundBudgetSchema } from './schema'

export const fundBudgetAction = staffAction('points.fund', fundBudgetSchema, fundBudget)
