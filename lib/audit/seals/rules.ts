import { createHash } from 'node:crypto'
import { type DigestOf, type Fields, parts } from '@/lib/points/journal/rules'

/** A deed as the seal sees it: every field in the text that PostgreSQL gives it, its id first. */
export type SealedDeed = { readonly id: number; readonly deed: Fields }

/** The digest of a deed: who did what to what, when, why, and what it was before and after. */
export const deedDigest: DigestOf<SealedDeed> = ({ deed }, id) =>
  createHash('sha256')
    .update(parts('deed', id === undefined ? deed : [String(id), ...deed.slice(1)]))
    .digest()
