'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { decideAdjustment } from './decide-adjustment'
import { previewAdjustment } from './preview-adjustment'
import { previewBatch } from './preview-batch'
import { proposeAdjustment } from './propose-adjustment'
import { revertAdjustment } from './revert-adjustment'
import { revertOwnSlip } from './revert-own-slip'
import { saveLimits } from './save-limits'
import {
  decideAdjustmentSchema,
  previewBatchSchema,
  proposeAdjustmentSchema,
  revertAdjustmentSchema,
  saveLimitsSchema,
} from './schema'

export const previewAdjustmentAction = staffAction('points.adjust', proposeAdjustmentSchema, previewAdjustment)
export const previewBatchAction = staffAction('points.adjust', previewBatchSchema, previewBatch)
export const proposeAdjustmentAction = staffAction('points.adjust', proposeAdjustmentSchema, proposeAdjustment)
export const decideAdjustmentAction = staffAction('points.approve', decideAdjustmentSchema, decideAdjustment)
export const revertAdjustmentAction = staffAction('points.approve', revertAdjustmentSchema, revertAdjustment)
export const revertOwnSlipAction = staffAction('points.adjust', revertAdjustmentSchema, revertOwnSlip)
export const saveLimitsAction = staffAction('settings.write', saveLimitsSchema, saveLimits)
