import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

/** A shopper's own wish: said twice over, for it is for good. */
export const askErasureSchema = z.strictObject({ understood: z.literal(true) })

/** Staff ask for a shopper who wrote to the shop: the reason says how they knew who it was. */
export const askErasureForSchema = z.strictObject({ accountId: z.uuid(), reason: reasonText(300) })

export const withdrawErasureForSchema = z.strictObject({ accountId: z.uuid() })

/** Whose data staff take out; it comes out of an address. */
export const shopperDataSchema = z.object({ shopper: z.uuid() })
