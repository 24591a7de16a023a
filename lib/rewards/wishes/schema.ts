import { z } from 'zod'

/** A reward is wished for, or no more. */
export const putWishSchema = z.strictObject({ rewardId: z.uuid(), wished: z.boolean() })
export type PutWish = z.output<typeof putWishSchema>
