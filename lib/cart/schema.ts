import { z } from 'zod'
import { MOST_PIECES } from './rules'

/** `add` puts more of it in, `set` says how many there shall be; a set of 0 takes it out. */
export const PutInCart = z
  .strictObject({
    variantId: z.uuid(),
    quantity: z.int().min(0).max(MOST_PIECES),
    mode: z.enum(['add', 'set']),
  })
  .refine((input) => input.mode === 'set' || input.quantity > 0, { path: ['quantity'], error: 'nothing-to-add' })

export type PutInCart = z.infer<typeof PutInCart>

export const EmptyCart = z.strictObject({})
