import { z } from 'zod'
import { drawModes } from '../rules'

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const prizeNo = z.int().min(1)

/** What of a definition decides a draw; the rest of its text is hashed with it and not looked at. */
export const oddsSchema = z.object({
  prizes: z.array(z.object({ no: prizeNo, weight: count, stock: count.nullable() })),
  draw: z.object({
    mode: z.enum(drawModes),
    pity: z.object({ after: count, prizeNos: z.array(prizeNo) }).nullable(),
    substituteNo: prizeNo.nullable(),
  }),
})

const oddsText = z.string().transform((text, found) => {
  try {
    return { text, odds: oddsSchema.parse(JSON.parse(text)) }
  } catch {
    found.addIssue({ code: 'custom', message: 'no definition of a campaign that draws' })
    return z.NEVER
  }
})

const chainDrawSchema = z.object({
  mode: z.literal('chain'),
  no: count,
  at: z.string(),
  version: count,
  player: count,
  round: count,
  nonce: count,
  pity: count,
  counter: count,
  drawnPrize: prizeNo,
  prizeNo,
})
const deckDrawSchema = z.object({
  mode: z.literal('deck'),
  no: count,
  at: z.string(),
  version: count,
  slotNo: count,
  prizeNo,
  salt: hex,
  path: hex,
})

/** The file that a shopper takes home: all their draws in a campaign, and what checks them. */
export const proofFileSchema = z.object({
  format: z.literal('regulars-draws/1'),
  campaignId: z.uuid(),
  versions: z.array(z.object({ version: count, hash, definition: oddsText })),
  chains: z.array(
    z.object({
      player: count,
      round: count,
      commitment: hash,
      nextCommitment: hash,
      clientSeed: z.string(),
      seed: hex.nullable(),
    }),
  ),
  deck: z.object({ version: count, size: count, root: hash, commitment: hash, seed: hex.nullable() }).nullable(),
  draws: z.array(z.discriminatedUnion('mode', [chainDrawSchema, deckDrawSchema])),
})
/** as it is written to a file */
export type WrittenProof = z.input<typeof proofFileSchema>
export type ProofFile = z.output<typeof proofFileSchema>

/** The proof in a file; null when it is none. */
export function readProofFile(text: string): ProofFile | null {
  try {
    return proofFileSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
