import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

export const payoutIdSchema = z.strictObject({ payoutId: z.uuid() })

/** The sum as it was shown: another one is not agreed to. */
export const approvePayoutSchema = z.strictObject({ payoutId: z.uuid(), amountMinor: z.int().min(1) })

export const cancelPayoutSchema = z.strictObject({ payoutId: z.uuid(), reason: reasonText(200) })

const money = z.int().min(0).max(100_000_000)

export const payoutTermsSchema = z.strictObject({
  /** what one shopper, and all together, may have in red packets on one day of the shop */
  shopperDayMinor: money,
  shopDayMinor: money,
  /** from above this two people agree */
  secondPersonMinor: money,
  undoMinutes: z.int().min(0).max(60),
  reason: reasonText(200),
})

const day = z.iso.date().nullable().catch(null)

/** Which payouts a list shows; what it can't read it leaves out. */
export const payoutListSchema = z.object({
  state: z.enum(['asked', 'under-way', 'failed', 'paid', 'overpaid', 'cancelled']).nullable().catch(null),
  from: day,
  to: day,
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null),
})
export type PayoutList = z.output<typeof payoutListSchema>
