'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { cancelHistoryImport } from './cancel-history-import'
import { deleteHistory } from './delete-history'
import { importCheckedHistory } from './import-checked-history'
import { restoreHistory } from './restore-history'
import { historyRunSchema, historySourceSchema } from './schema'

export const importCheckedHistoryAction = staffAction('points.write', historyRunSchema, importCheckedHistory)
export const deleteHistoryAction = staffAction('points.write', historySourceSchema, deleteHistory)
export const restoreHistoryAction = staffAction('points.write', historySourceSchema, restoreHistory)
export const cancelHistoryImportAction = staffAction('points.write', historyRunSchema, cancelHistoryImport)
