import { z } from 'zod'

/** One day's line outside the database: what the journal came to, and the hash that says which journal it was. */
export const anchorSchema = z.strictObject({
  day: z.iso.date(),
  seal: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  postings: z.int().positive(),
  lastPosting: z.int().positive(),
  entries: z.int().min(0),
  totals: z.record(z.string(), z.int()),
  /** how far the record of deeds was sealed; lines of before it was have none */
  audit: z
    .strictObject({ seal: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), last: z.int().positive() })
    .optional(),
  at: z.iso.datetime(),
  /** the hash of the line before, empty for the first */
  previous: z.string(),
})

export type Anchor = z.output<typeof anchorSchema>

/** What a day outside knows of a chain of seals: its newest then. */
export type AnchoredSeal = Pick<Anchor, 'day' | 'seal' | 'hash' | 'lastPosting'>
