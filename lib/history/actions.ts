'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { importCheckedHistory } from './import-checked-history'
import { historyRunSchema } from './schema'

export const importCheckedHistoryAction = staffAction('points.write', historyRunSchema, importCheckedHistory)
