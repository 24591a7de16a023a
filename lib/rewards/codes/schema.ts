import { z } from 'zod'
import { MOST_CODES_A_RUN } from './rules'

export const openPoolSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  lowAt: z.int().min(0).max(1_000_000),
})

/** Codes for a pool, as the address of the door says it: out of a file, the file only looked at, or made up here. */
export const codeWorkSchema = z.discriminatedUnion('work', [
  z.object({ work: z.enum(['check', 'import']), pool: z.uuid(), request: z.uuid() }),
  z.object({
    work: z.literal('generate'),
    pool: z.uuid(),
    request: z.uuid(),
    count: z.coerce.number().int().min(1).max(MOST_CODES_A_RUN),
  }),
])

export const codeRunSchema = z.object({ run: z.uuid() })
export const poolIdSchema = z.object({ pool: z.uuid() })

export const MOST_CODE_FILE_BYTES = 24 * 1024 * 1024

export const codeRunIdSchema = z.strictObject({ id: z.uuid() })

/** A run whose codes are put in once more. */
export const codesAgainSchema = z.strictObject({ again: z.uuid(), request: z.uuid() })
