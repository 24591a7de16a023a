'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { deleteHistory } from './delete-history'
import { importCheckedHistory } from './import-checked-history'
import { restoreHistory } from './restore-history'
import { historyRunSchema, historySourceSchema } from './schema'

export const importCheckedHistoryAction = staffAction('points.write', historyRunSchema, importCheckedHistory)
export const deleteHistoryAction = staffAction('points.write', historySourceSchema, deleteHistory)
export const restoreHistoryAction = staffAction('points.write', historySourceSchema, restoreHistory)
