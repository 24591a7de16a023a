'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { approvePayout } from './approve-payout'
import { cancelPayout } from './cancel-payout'
import { retryPayout } from './retry-payout'
import { savePayoutTerms } from './save-payout-terms'
import { approvePayoutSchema, cancelPayoutSchema, payoutIdSchema, payoutTermsSchema } from './schema'
import { undoApproval } from './undo-approval'

export const approvePayoutAction = staffAction('payouts.approve', approvePayoutSchema, approvePayout)
export const undoApprovalAction = staffAction('payouts.approve', payoutIdSchema, undoApproval)
export const cancelPayoutAction = staffAction('payouts.approve', cancelPayoutSchema, cancelPayout)
export const retryPayoutAction = staffAction('payouts.approve', payoutIdSchema, retryPayout)
export const savePayoutTermsAction = staffAction('settings.write', payoutTermsSchema, savePayoutTerms)
