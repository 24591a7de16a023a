import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

/** How long a manager may undo a slip at the desk. */
export const UNDO_MINUTES = 15

/** A code as it was scanned, typed or pasted. */
export const lookUpCodeSchema = z.strictObject({ code: z.string().max(200) })
export const verifyCodeSchema = z.strictObject({ code: z.string().max(200), requestId: z.uuid() })
export const undoVerificationSchema = z.strictObject({
  verificationId: z.uuid(),
  reason: reasonText(200),
})
