import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { refundOutcomeSchema, refundScopeSchema } from '../refunds/schema'
import { orderLinkSchema } from '../schema'

const words = reasonText(300)

export const previewRequestSchema = orderLinkSchema.extend({ scope: refundScopeSchema })

export const requestRefundSchema = previewRequestSchema.extend({
  requestId: z.uuid(),
  reason: words,
  /** what was shown; when it would be another now, nothing is asked */
  expected: refundOutcomeSchema,
})

export const withdrawRequestSchema = orderLinkSchema.extend({ requestId: z.uuid() })

export const approveRequestSchema = z.strictObject({
  requestId: z.uuid(),
  restock: z.boolean(),
  shortfall: z.enum(['debt', 'refund']),
  expected: refundOutcomeSchema.nullable(),
})

export const declineRequestSchema = z.strictObject({
  requestId: z.uuid(),
  /** the shopper reads it */
  note: words,
})
