'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { lookUpCode } from './look-up-code'
import { lookUpCodeSchema, undoVerificationSchema, verifyCodeSchema } from './schema'
import { undoVerification } from './undo-verification'
import { verifyCode } from './verify-code'

// both doors guess at the same codes, so they count as one
export const lookUpCodeAction = staffAction('rewards.verify', lookUpCodeSchema, lookUpCode, {
  rate: { name: 'verify-code', max: 240, seconds: 60, wrong: ['code-unknown'], guesses: { max: 5, seconds: 600 } },
})
export const verifyCodeAction = staffAction('rewards.verify', verifyCodeSchema, verifyCode, {
  rate: { name: 'verify-code', max: 240, seconds: 60, wrong: ['code-unknown'], guesses: { max: 5, seconds: 600 } },
})
export const undoVerificationAction = staffAction('rewards.unverify', undoVerificationSchema, undoVerification)
