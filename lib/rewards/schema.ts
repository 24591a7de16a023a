import { z } from 'zod'
import { paymentMethods } from '@/lib/kernel/payment-method'
import { rewardCategories } from './rules'

/** What part of the mall an address asks for; anything else is all of it. */
export const mallSchema = z.object({
  category: z.enum(rewardCategories).nullable().catch(null),
  /** what one saves for alone */
  wished: z
    .literal('1')
    .transform(() => true)
    .catch(false),
})
export type MallFilter = z.output<typeof mallSchema>

/** Points for a reward, at the price that the shopper saw. */
export const claimRewardSchema = z.strictObject({
  rewardId: z.uuid(),
  costPoints: z.int().min(1).max(100_000_000),
  /** what it costs in money beside the points, as it was shown */
  cashMinor: z.int().min(0).max(100_000_000).optional(),
  /** of what it costs in money; none said: the shop's first */
  paymentMethod: z.enum(paymentMethods).nullable().optional(),
  requestId: z.uuid(),
  /** one of the shopper's own addresses, for what is sent */
  addressId: z.uuid().optional(),
})
export type ClaimReward = z.output<typeof claimRewardSchema>

export const claimIdSchema = z.strictObject({ claimId: z.uuid() })
