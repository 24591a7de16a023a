import { z } from 'zod'
import { taxClasses } from '@/lib/payouts/rules'

/** More than this is no red packet: providers refuse it. */
const MOST_MINOR = 20_000

/** How much is in it, and what it is to the tax office. */
export const redPacketSchema = z.strictObject({
  amountMinor: z.int().min(1).max(MOST_MINOR),
  taxClass: z.enum(taxClasses),
})
export type RedPacket = z.output<typeof redPacketSchema>

// the careful class: whoever knows that only purchases earned these points says so
export const blankRedPacket: RedPacket = { amountMinor: 500, taxClass: 'incidental' }
