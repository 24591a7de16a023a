import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { orderStates } from './rules'

/** An order named by its number; a guest adds the token of the link. */
export const orderLinkSchema = z.strictObject({
  number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  token: z.string().max(80).nullable().default(null),
})

export const shipOrderSchema = z.strictObject({
  orderId: z.uuid(),
  carrier: z.string().trim().min(1).max(60),
  trackingNumber: z.string().trim().min(1).max(60),
})

export const markDeliveredSchema = z.strictObject({ orderId: z.uuid() })

/** An exchange of points and perhaps money, and why it is taken back. */
export const takeBackRewardSchema = z.strictObject({ claimId: z.uuid(), reason: reasonText(200) })
export type TakeBackReward = z.output<typeof takeBackRewardSchema>

export const retryRefundSchema = z.strictObject({ refundId: z.uuid() })

/** So many boxes of an order that nobody has opened go back. */
export const giveBackDrawsSchema = z.strictObject({
  number: z.int().positive().max(Number.MAX_SAFE_INTEGER),
  draws: z.int().min(1).max(99),
  requestId: z.uuid(),
})
export type GiveBackDraws = z.output<typeof giveBackDrawsSchema>

/** Which of one's orders: what an address says wrongly is left out, because an address is typed and shared. */
export const orderListSchema = z.object({
  state: z.enum(orderStates).nullable().default(null).catch(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().default(null).catch(null),
})
