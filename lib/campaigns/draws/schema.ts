import { z } from 'zod'

const clientSeed = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/)

export const campaignIdSchema = z.strictObject({ campaignId: z.uuid() })

/** A seed of one's own choice; null: a fresh one drawn by lot. */
export const changeSeedSchema = z.strictObject({ campaignId: z.uuid(), clientSeed: clientSeed.nullable() })

/** One draw, as its page showed it: the version of the odds, the price, and what the shop has committed to. */
export const drawSchema = z.strictObject({
  campaignId: z.uuid(),
  requestId: z.uuid(),
  version: z.int().min(1).max(1_000_000),
  /** null: it costs no points, or a ticket is opened */
  costPoints: z.int().min(1).max(1_000_000).nullable(),
  ticketId: z.uuid().nullable(),
  /** of the chain; a deck has none */
  commitment: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** said by the shopper for this very draw, never ticked before */
  confirmed: z.literal(true),
})
export type DrawAsked = z.output<typeof drawSchema>
