import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

/** Two accounts of one person: `fromId` is emptied and closed, `intoId` goes on. */
export const mergeAccountsSchema = z.strictObject({
  requestId: z.uuid(),
  fromId: z.uuid(),
  intoId: z.uuid(),
  reason: reasonText(300),
})

export const unmergeAccountsSchema = z.strictObject({ mergeId: z.uuid(), reason: reasonText(300) })

/** Which account, by its address, may be merged into this one. */
export const findMergeCandidateSchema = z.strictObject({ intoId: z.uuid(), email: z.email().max(254) })
