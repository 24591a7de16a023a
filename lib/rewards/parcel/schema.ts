import { z } from 'zod'

/** Who carries a gift, and under which number. */
export const shipGiftSchema = z.strictObject({
  claimId: z.uuid(),
  carrier: z.string().trim().min(1).max(40),
  trackingNumber: z.string().trim().min(1).max(60),
})

/** Where a parcel that was won goes to: one of the winner's own addresses. */
export const giveAddressSchema = z.strictObject({ claimId: z.uuid(), addressId: z.uuid() })
