import { z } from 'zod'

/** How many draws somebody buys at once. */
export const MOST_DRAWS = 20

/** Draws for money, at the price of one that was shown; confirmed anew each time, never by a mark that stood there before. */
export const buyDrawsSchema = z.strictObject({
  campaignId: z.uuid(),
  draws: z.int().min(1).max(MOST_DRAWS),
  cashMinor: z.int().min(1).max(10_000_000),
  confirmed: z.literal(true),
  requestId: z.uuid(),
})
export type BuyDraws = z.output<typeof buyDrawsSchema>
